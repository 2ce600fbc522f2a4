package io.gameroute.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromExpressionTest {
    @Test
    void namesOfMetricsAreToldFromThoseOfLabelsAndFunctions() {
        assertThat(PromExpression.metrics("sum by (name, le) (rate(a_bucket{name=~\"x|y\", le!=\"b\"}[5m])) / on (name)"
                        + " (max(c_total) > 0)"))
                .containsExactly("a_bucket", "c_total");
    }

    @Test
    void aDashboardsVariablesAreUnderstood() {
        assertThat(PromExpression.metrics("increase(a_total{ns=~\"$namespace\"}[$__rate_interval])"))
                .containsExactly("a_total");
        assertThat(PromExpression.metrics("label_values(a{ns=\"b\"}, set)")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "sum(a",
                "sum(a))",
                "a{b}",
                "a{b=c}",
                "a{b=\"c}",
                "a[5]",
                "> 5",
                "a >",
                "unknown_function(a)",
                "sum by (a) (b) by (c)",
                "a; b"
            })
    void whatIsNoExpressionIsRefused(String text) {
        assertThatThrownBy(() -> PromExpression.metrics(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
