package io.gameroute.eventlog;

/** resourceVersions are decimal numbers that grow, whatever object they belong to; what is not a number is not compared. */
final class ResourceVersions {
    private ResourceVersions() {}

    static boolean isOlder(String one, String other) {
        if (!isNumber(one) || !isNumber(other)) {
            return false;
        }
        return one.length() == other.length() ? one.compareTo(other) < 0 : one.length() < other.length();
    }

    private static boolean isNumber(String version) {
        return !version.isEmpty() && version.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
