"""Why a calendar that is followed did not come; `calendar` is its name. None of these knows the address."""

from __future__ import annotations

from ontzorg_cli.core.errors import ConflictError, NotFoundError, UsageError


class AddressNotHttpsError(UsageError):
    """An address does not begin with https:// or webcal://."""

    code = "address_not_https"


class AddressWithPasswordError(UsageError):
    """An address carries a user name or a password."""

    code = "address_with_password"


class AddressUnreadableError(UsageError):
    """An address has no host, an impossible port, or characters that no address has."""

    code = "address_unreadable"


class FetchLoginError(ConflictError):
    """The server wants to know who is asking (401, 403)."""

    code = "fetch_login"


class FetchGoneError(NotFoundError):
    """There is nothing at the address any more (404, 410)."""

    code = "fetch_gone"


class FetchBusyError(ConflictError):
    """The server cannot answer now (429, 5xx: `status`)."""

    code = "fetch_busy"


class FetchRefusedError(ConflictError):
    """The server answers with something that is no calendar and no failure we know (`status`)."""

    code = "fetch_refused"


class FetchInsecureError(ConflictError):
    """The server cannot show that it is who it says it is."""

    code = "fetch_insecure"


class FetchOfflineError(ConflictError):
    """There is no way to the server: no network, no such name, or nobody answers."""

    code = "fetch_offline"


class FetchSlowError(ConflictError):
    """All of it did not come within `seconds`."""

    code = "fetch_slow"


class FetchBrokenError(ConflictError):
    """What came is broken off, or not to be understood (`kind`: what the library calls it)."""

    code = "fetch_broken"


class FetchTooLargeError(UsageError):
    """It is `limit` megabytes or more."""

    code = "fetch_too_large"


class FetchAstrayError(ConflictError):
    """The server sends on too often, or to an address that is not https."""

    code = "fetch_astray"


class FetchPrivateError(ConflictError):
    """The address leads to a computer on a network of one's own."""

    code = "fetch_private"


class WatchedGoneError(NotFoundError):
    """The file or folder at `path`, from which `calendar` is read, is not there or cannot be read."""

    code = "watched_gone"
