package io.gameroute;

import io.gameroute.cli.GameRouteCommand;

/** The composition root: the only place that wires the rooms of the house together. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(GameRouteCommand.execute(
                args, (configuration, client) -> new Application(configuration, client).run()));
    }
}
