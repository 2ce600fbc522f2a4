package io.gameroute.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class GateProcessorTest {
    private static final Subject PROMETHEUS = new Subject("prometheus", "", List.of(), Map.of());

    private final CamelContext context = new DefaultCamelContext();
    private Access asked;

    @Test
    void whoMayPassesWithoutTheToken() {
        Exchange exchange = pass("Bearer good");

        assertThat(exchange.isRouteStop()).isFalse();
        assertThat(exchange.getProperty(GateProcessor.SUBJECT)).isEqualTo(PROMETHEUS);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("Authorization");
    }

    @Test
    void whatIsAskedIsTheMethodOnThePathOfTheRoute() {
        pass("Bearer good");

        assertThat(asked).isEqualTo(new Access("get", "/sd/prometheus"));
    }

    @Test
    void whoBringsNothingIsToldToBringAToken() {
        Exchange exchange = pass(null);

        assertThat(exchange.isRouteStop()).isTrue();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 401)
                .containsEntry("WWW-Authenticate", "Bearer");
    }

    @Test
    void aRefusalHoldsNothingOfTheRequest() {
        Exchange exchange = pass("Bearer forbidden");

        assertThat(exchange.isRouteStop()).isTrue();
        assertThat(exchange.getMessage().getHeaders())
                .containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE)
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 403);
    }

    private Exchange pass(String authorization) {
        PlatformHttpEndpoint endpoint = new PlatformHttpEndpoint(
                "platform-http:/sd/prometheus", "/sd/prometheus", new PlatformHttpComponent(context));
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/somewhere/else");
        exchange.getMessage().setHeader("Authorization", authorization);
        new GateProcessor(new Gatekeeper(new Cluster())).process(exchange);
        return exchange;
    }

    private final class Cluster implements Reviews {
        @Override
        public Optional<Subject> authenticate(String token) {
            return Optional.of(token.equals("good") ? PROMETHEUS : new Subject("somebody", "", List.of(), Map.of()));
        }

        @Override
        public boolean isAllowed(Subject subject, Access access) {
            asked = access;
            return subject.equals(PROMETHEUS);
        }
    }
}
