package io.gameroute.dev.apiserver.registry;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders versions as Kubernetes prefers them: v2, v1, v1beta2, v1alpha1, then anything else by name. */
final class VersionOrder {
    private static final Pattern VERSION = Pattern.compile("v(\\d+)(?:(alpha|beta)(\\d+))?");
    static final Comparator<String> NEWEST_FIRST =
            Comparator.comparing(VersionOrder::rank).reversed().thenComparing(Comparator.naturalOrder());

    private VersionOrder() {}

    private static long rank(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return -1;
        }
        String stability = matcher.group(2);
        long stage = stability == null ? 2 : stability.equals("beta") ? 1 : 0;
        long number = stability == null ? 0 : Long.parseLong(matcher.group(3));
        return stage * 1_000_000_000L + Long.parseLong(matcher.group(1)) * 100_000L + number;
    }
}
