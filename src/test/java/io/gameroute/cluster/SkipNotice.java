package io.gameroute.cluster;

/** Says once per JVM, where nobody can overlook it, that integration tests are skipped and why. */
final class SkipNotice {
    static final String TEXT = "SKIPPED: no integration test on a real control plane: " + TestBinaries.missing();
    private static final boolean AVAILABLE = announce();

    private SkipNotice() {}

    static boolean isAvailable() {
        return AVAILABLE;
    }

    private static boolean announce() {
        boolean available = ControlPlane.isAvailable();
        if (!available) {
            System.err.println("########## " + TEXT + " ##########");
        }
        return available;
    }
}
