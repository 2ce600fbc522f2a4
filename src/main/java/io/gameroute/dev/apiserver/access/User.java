package io.gameroute.dev.apiserver.access;

import java.util.List;

/** Who asks. */
public record User(String name, String uid, List<String> groups) {
    public static final User ANONYMOUS = new User("system:anonymous", "", List.of("system:unauthenticated"));
    private static final String MASTERS = "system:masters";

    public static User admin() {
        return new User("kubernetes-admin", "", List.of(MASTERS, "system:authenticated"));
    }

    public static User serviceAccount(String namespace, String name, String uid) {
        return new User(
                "system:serviceaccount:" + namespace + ":" + name,
                uid,
                List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated"));
    }

    boolean isMaster() {
        return groups.contains(MASTERS);
    }
}
