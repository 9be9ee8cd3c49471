"""Every claim type there is, in the order of the dossier. A new one is a file beside these and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from doichieu.claims.material import Material
from doichieu.claims.types import (
    agreement,
    anniversary,
    change,
    charge,
    event,
    event_by,
    event_date,
    event_place,
    figure,
    name,
    post,
    relation,
    score,
    ties,
    toll,
    visit_company,
    visit_dates,
    visit_host,
    visit_invitation,
    visit_kind,
    visit_member,
    visit_occasion,
    visit_order,
    visit_parts,
    visit_place,
    visit_rank,
    visit_scope,
    visit_stop,
)
from doichieu.model.claim import Statement

TYPES: dict[str, Callable[[Material], Iterator[Statement]]] = {
    visit_stop.TYPE: visit_stop.read,
    visit_kind.TYPE: visit_kind.read,
    visit_dates.TYPE: visit_dates.read,
    visit_order.TYPE: visit_order.read,
    visit_invitation.TYPE: visit_invitation.read,
    visit_occasion.TYPE: visit_occasion.read,
    visit_parts.TYPE: visit_parts.read,
    visit_host.TYPE: visit_host.read,
    visit_place.TYPE: visit_place.read,
    visit_company.TYPE: visit_company.read,
    visit_member.TYPE: visit_member.read,
    visit_rank.TYPE: visit_rank.read,
    visit_scope.TYPE: visit_scope.read,
    post.TYPE: post.read,
    name.TYPE: name.read,
    relation.TYPE: relation.read,
    ties.TYPE: ties.read,
    anniversary.TYPE: anniversary.read,
    event.TYPE: event.read,
    event_date.TYPE: event_date.read,
    event_place.TYPE: event_place.read,
    event_by.TYPE: event_by.read,
    charge.TYPE: charge.read,
    agreement.TYPE: agreement.read,
    score.TYPE: score.read,
    toll.TYPE: toll.read,
    figure.TYPE: figure.read,
    change.TYPE: change.read,
}
