"""What can go wrong with a home, each with its code; `file` is a name inside the home, `path` a place on disk."""

from __future__ import annotations

from ontzorg_cli.core.errors import ConflictError, DamagedError, HomeError, NotFoundError, UsageError


class NoHomeError(HomeError):
    """There is no home yet (`path`)."""

    code = "no_home"


class HomeUnreadableError(HomeError):
    """The home cannot be read (`path`)."""

    code = "home_unreadable"


class HomeUnwritableError(HomeError):
    """The home cannot be written (`path`)."""

    code = "home_unwritable"


class DiskFullError(HomeError):
    """There is no space left (`path`)."""

    code = "disk_full"


class OutsideHomeError(HomeError):
    """A data file leads to a place outside the home (`file`, `path`)."""

    code = "outside_home"


class HomeBusyError(ConflictError):
    """Another command holds the home (`seconds` were waited)."""

    code = "home_busy"


class HomeExistsError(ConflictError):
    """There is a home already (`path`)."""

    code = "home_exists"


class ChangedSinceError(ConflictError):
    """What would be undone was changed since (`file`, `id`; the id is empty where it is the whole file)."""

    code = "changed_since"


class FileChangedError(ConflictError):
    """Another program saved the file between our reading and our writing (`file`)."""

    code = "file_changed"


class FileDamagedError(DamagedError):
    """A data file is no TOML (`file`, `line`, `column`)."""

    code = "file_damaged"


class FileCutError(DamagedError):
    """A data file is empty, filled with NULs or cut off (`file`)."""

    code = "file_cut"


class FileMissingError(DamagedError):
    """A data file is gone (`file`)."""

    code = "file_missing"


class FileNewerError(DamagedError):
    """A data file was written by a newer version (`file`, `schema`)."""

    code = "file_newer"


class FileEncodingError(DamagedError):
    """A data file is not in UTF-8 (`file`)."""

    code = "file_encoding"


class FileLayoutError(DamagedError):
    """A data file can be read but not be changed safely: its `[[kind]]` blocks are written in another way (`file`, `kind`)."""

    code = "file_layout"


class ReflectionsAwayError(HomeError):
    """The folder that was chosen for reflections is not there now (`path`)."""

    code = "reflections_away"


class ReflectionUnreadableError(DamagedError):
    """A reflection was changed by hand into something that cannot be used (`path`, `line`)."""

    code = "reflection_unreadable"


class ReflectionNotKeptError(HomeError):
    """A reflection could not be kept; what was typed stands in a draft (`path`)."""

    code = "reflection_not_kept"


class CheckinNotKeptError(HomeError):
    """What came out of the check-in with `person` could not be kept; the answers stand in a draft (`path`)."""

    code = "checkin_not_kept"


class RecordGoneError(NotFoundError):
    """What should be changed is no longer there (`id`)."""

    code = "record_gone"


class NothingToUndoError(UsageError):
    """There is no step left to undo."""

    code = "nothing_to_undo"


class UnknownSettingError(NotFoundError):
    """There is no such setting (`key`, `did_you_mean`)."""

    code = "unknown_setting"


class BadSettingError(UsageError):
    """A setting cannot have that value (`key`, `value`, `kind`, `lowest`, `highest`; the last two empty without limits)."""

    code = "bad_setting"


class BackupExistsError(ConflictError):
    """The backup would overwrite a file (`path`)."""

    code = "backup_exists"


class BackupMissingError(NotFoundError):
    """There is no such backup (`path`)."""

    code = "backup_missing"


class BackupDamagedError(DamagedError):
    """The backup does not hold what it should (`path`, `file`)."""

    code = "backup_damaged"


class SubscriptionsDamagedError(DamagedError):
    """The file of followed calendars cannot be used (`path`)."""

    code = "subscriptions_damaged"
