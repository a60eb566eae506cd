"""Why a mutant that no test sees may stand: it changes nothing that anybody could notice."""

REASONS: dict[str, str] = {}
