package io.gameroute.cli;

import io.gameroute.reconcile.gameserverset.Forecast;

/** What would become of one set. */
record PlannedSet(String namespace, String name, boolean isNew, Forecast forecast) {}
