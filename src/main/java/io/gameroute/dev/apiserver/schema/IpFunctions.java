package io.gameroute.dev.apiserver.schema;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;

/** Addresses and ranges of addresses in rules. */
final class IpFunctions {
    private static final CelType IP = OpaqueType.create("net.IP");
    private static final CelType CIDR = OpaqueType.create("net.CIDR");

    private IpFunctions() {}

    static void addTo(CelFunctions functions) {
        addresses(functions);
        ranges(functions);
    }

    private static void addresses(CelFunctions functions) {
        functions
                .global("ip", IP, SimpleType.STRING, String.class, IpFunctions::ip)
                .global("isIP", SimpleType.BOOL, SimpleType.STRING, String.class, text -> IpAddress.parse(text)
                        .isPresent())
                .global("ip.isCanonical", SimpleType.BOOL, SimpleType.STRING, String.class, text -> ip(text).text()
                        .equals(text))
                .global("string", SimpleType.STRING, IP, IpAddress.class, IpAddress::text)
                .member("family", SimpleType.INT, IP, IpAddress.class, IpAddress::family)
                .member("isUnspecified", SimpleType.BOOL, IP, IpAddress.class, ip -> ip.address()
                        .isAnyLocalAddress())
                .member("isLoopback", SimpleType.BOOL, IP, IpAddress.class, ip -> ip.address()
                        .isLoopbackAddress())
                .member("isLinkLocalUnicast", SimpleType.BOOL, IP, IpAddress.class, ip -> ip.address()
                        .isLinkLocalAddress())
                .member("isLinkLocalMulticast", SimpleType.BOOL, IP, IpAddress.class, IpAddress::isLinkLocalMulticast)
                .member("isGlobalUnicast", SimpleType.BOOL, IP, IpAddress.class, IpAddress::isGlobalUnicast);
    }

    private static void ranges(CelFunctions functions) {
        functions
                .global("cidr", CIDR, SimpleType.STRING, String.class, IpFunctions::cidr)
                .global("isCIDR", SimpleType.BOOL, SimpleType.STRING, String.class, text -> IpRange.parse(text)
                        .isPresent())
                .global("string", SimpleType.STRING, CIDR, IpRange.class, IpRange::text)
                .member("ip", IP, CIDR, IpRange.class, IpRange::ip)
                .member("masked", CIDR, CIDR, IpRange.class, IpRange::masked)
                .member("prefixLength", SimpleType.INT, CIDR, IpRange.class, range -> (long) range.prefix())
                .member("containsIP", SimpleType.BOOL, CIDR, IpRange.class, IP, IpAddress.class, IpRange::contains)
                .member(
                        "containsIP",
                        SimpleType.BOOL,
                        CIDR,
                        IpRange.class,
                        SimpleType.STRING,
                        String.class,
                        (range, text) -> range.contains(ip(text)))
                .member("containsCIDR", SimpleType.BOOL, CIDR, IpRange.class, CIDR, IpRange.class, IpRange::contains)
                .member(
                        "containsCIDR",
                        SimpleType.BOOL,
                        CIDR,
                        IpRange.class,
                        SimpleType.STRING,
                        String.class,
                        (range, text) -> range.contains(cidr(text)));
    }

    private static IpAddress ip(String text) throws CelEvaluationException {
        return IpAddress.parse(text)
                .orElseThrow(() ->
                        ListFunctions.failure("IP Address \"" + text + "\" parse error during conversion from string"));
    }

    private static IpRange cidr(String text) throws CelEvaluationException {
        return IpRange.parse(text)
                .orElseThrow(() -> ListFunctions.failure(
                        "network address parse error during conversion from string: \"" + text + "\" is no CIDR"));
    }
}
