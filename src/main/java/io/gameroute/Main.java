package io.gameroute;

import io.gameroute.cli.GameRouteCommand;

/** The composition root: the only place that wires the rooms of the house together. */
public final class Main {
    /** From here on the JVM warns, on standard error, of the memory access that Netty chooses by itself. */
    private static final int UNSAFE_IS_WARNED_OF = 24;

    private Main() {}

    public static void main(String[] args) {
        if (Runtime.version().feature() >= UNSAFE_IS_WARNED_OF) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
        System.exit(GameRouteCommand.execute(
                args, (configuration, client, started) -> new Application(configuration, client).run(started)));
    }
}
