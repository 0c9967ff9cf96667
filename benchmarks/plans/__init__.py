"""Plans of fictitious towns with exact truth as :class:`schemas.plan.Plan`: model, renderings, measures."""
