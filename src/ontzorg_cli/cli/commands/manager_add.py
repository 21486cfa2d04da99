"""`ontzorg manager add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.manage_people import PersonChange, add_person
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import checkin_title, show_saved
from ontzorg_cli.core.together.person import AddressForm, Support, TextLanguage  # noqa: TC001 - Typer reads the annotation

if TYPE_CHECKING:
    from typer import Argument, Option


def manager_add(
    name: Annotated[list[str], Argument()],
    *,
    role: Annotated[str | None, Option("--role")] = None,
    weight: Annotated[float | None, Option("--weight", min=0.1, max=10)] = None,
    support: Annotated[Support | None, Option("--support")] = None,
    checkin: Annotated[str | None, Option("--checkin")] = None,
    address_form: Annotated[AddressForm | None, Option("--address-form")] = None,
    text_lang: Annotated[TextLanguage | None, Option("--text-lang")] = None,
    role_kinds: Annotated[str | None, Option("--role-kinds")] = None,
) -> None:
    said = PersonChange(
        name=" ".join(name),
        role=role,
        weight=weight,
        support=support,
        checkin=reading.checkin(checkin),
        address_form=address_form,
        language=text_lang,
        role_kinds=reading.kinds(role_kinds),
    )
    show_saved(add_person(said, home=session().home, now=session().now, title_of=checkin_title))
