package io.gameroute.dev.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFunctionsTest {
    private static final String OBJECT =
            "{ints: [3, 1, 2, 1], doubles: [1.5, 2.5], texts: [a, b], empty: [], text: abc123def45,"
                    + " size: 1500m, memory: 1Gi, url: 'https://example.com:80/a%20b?x=1&x=2&y='}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self.ints.sum() == 7",
                "self.doubles.sum() == 4.0",
                "self.empty.sum() == 0",
                "[1, 2].sum() == 3",
                "self.ints.min() == 1 && self.ints.max() == 3",
                "self.texts.max() == 'b'",
                "!self.ints.isSorted() && self.texts.isSorted() && self.empty.isSorted()",
                "self.ints.indexOf(1) == 1 && self.ints.lastIndexOf(1) == 3 && self.ints.indexOf(9) == -1",
                "self.text.indexOf('1') == 3",
                "self.text.find('[0-9]+') == '123' && self.text.find('x') == ''",
                "self.text.findAll('[0-9]+') == ['123', '45'] && self.text.findAll('[0-9]+', 1) == ['123']",
                "'%s has %d of %.2f, 100%%'.format([self.text, self.ints[0], self.doubles[0]]) == 'abc123def45 has 3 of 1.50,"
                        + " 100%'",
                "'%s'.format([self.texts]) == '[a, b]' && '%x'.format([255]) == 'ff'",
                "isQuantity(self.size) && !isQuantity('x')",
                "quantity(self.memory).asInteger() == 1073741824 && !quantity(self.size).isInteger()",
                "quantity(self.size).isLessThan(quantity('2')) && quantity('2').isGreaterThan(quantity(self.size))",
                "quantity('1').add(quantity('500m')).compareTo(quantity(self.size)) == 0",
                "quantity('3').sub(1) == quantity('2') && quantity('-1').sign() == -1",
                "isURL(self.url) && !isURL('a b') && !isURL('abc')",
                "url(self.url).getHost() == 'example.com:80' && url(self.url).getHostname() == 'example.com'",
                "url(self.url).getPort() == '80' && url(self.url).getScheme() == 'https'",
                "isIP('10.0.0.1') && isIP('fe80::1') && !isIP('10.0.0.01') && !isIP('::ffff:1.2.3.4') && !isIP('a.example')",
                "ip('10.0.0.1').family() == 4 && ip('::1').family() == 6 && ip('::1').isLoopback()",
                "ip.isCanonical('2001:db8::1') && !ip.isCanonical('2001:DB8:0::1')",
                "string(ip('2001:DB8:0:0:1:0:0:1')) == '2001:db8::1:0:0:1' && ip('0.0.0.0').isUnspecified()",
                "ip('fe80::1').isLinkLocalUnicast() && ip('224.0.0.9').isLinkLocalMulticast() && ip('8.8.8.8').isGlobalUnicast()",
                "isCIDR('10.0.0.0/8') && !isCIDR('10.0.0.0/33') && !isCIDR('10.0.0.0')",
                "cidr('10.1.0.0/16').containsIP('10.1.2.3') && !cidr('10.1.0.0/16').containsIP(ip('10.2.0.1'))",
                "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && !cidr('10.1.0.0/16').containsCIDR(cidr('10.0.0.0/8'))",
                "cidr('10.1.2.3/16').masked() == cidr('10.1.0.0/16') && cidr('10.1.2.3/16').ip() == ip('10.1.2.3')",
                "cidr('10.0.0.0/8').prefixLength() == 8 && string(cidr('::1/128')) == '::1/128'",
                "url(self.url).getEscapedPath() == '/a%20b' && url(self.url).getQuery()['x'] == ['1', '2']",
            })
    void a_rule_may_say(String rule) {
        var schema = schema(rule);

        assertThat(schema.notes()).isEmpty();
        assertThat(schema.validate(read(OBJECT), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self.empty.max() == 1",
                "quantity(self.text).sign() == 0",
                "ip(self.text).family() == 4",
                "cidr('10.0.0.0/8').containsIP(self.text)",
                "self.ints.sum() == 8",
                "'%d'.format([]) == ''"
            })
    void a_rule_that_fails_or_does_not_hold_refuses(String rule) {
        assertThat(schema(rule).validate(read(OBJECT), Optional.empty())).hasSize(1);
    }

    private static StructuralSchema schema(String rule) {
        var schema = read("{type: object, x-kubernetes-preserve-unknown-fields: true}");
        schema.putArray("x-kubernetes-validations").addObject().put("rule", rule);
        return StructuralSchema.parse(schema);
    }

    static ObjectNode read(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}
