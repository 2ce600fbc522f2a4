package io.gameroute.access;

import io.gameroute.access.Decision.Outcome;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of a route that begins with {@code platform-http:}. Who may not do what the request wants gets an answer, and the route ends. Asked for is the
 * method, in lower case, on the path of the route. The token goes no further.
 */
public final class GateProcessor implements Processor {
    /** The exchange property that holds the {@link Subject} who passed. */
    public static final String SUBJECT = "gameroute.subject";

    private static final Logger LOGGER = LoggerFactory.getLogger(GateProcessor.class);

    private final Gatekeeper gatekeeper;
    private final AtomicReference<String> trouble = new AtomicReference<>("");

    public GateProcessor(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Access access = access(exchange);
        Decision decision = gatekeeper.decide(message.getHeader(Decision.AUTHORIZATION, String.class), access);
        message.removeHeader(Decision.AUTHORIZATION);
        tell(decision);
        decision.subject().ifPresent(subject -> exchange.setProperty(SUBJECT, subject));
        if (!decision.isAllowed()) {
            refuse(exchange, decision);
        }
    }

    private static Access access(Exchange exchange) {
        if (!(exchange.getFromEndpoint() instanceof PlatformHttpEndpoint endpoint)) {
            throw new IllegalStateException("the route does not begin with platform-http:");
        }
        String method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
        return new Access(method.toLowerCase(Locale.ROOT), endpoint.getPath());
    }

    /** One line for each trouble, however many ask meanwhile. */
    private void tell(Decision decision) {
        String now = decision.outcome() == Outcome.UNAVAILABLE ? decision.message() : "";
        if (!now.equals(trouble.getAndSet(now)) && !now.isEmpty()) {
            LOGGER.warn("nobody can be let in: {}", now);
        }
    }

    private static void refuse(Exchange exchange, Decision decision) {
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, decision.outcome().status());
        answer.setHeader(Exchange.CONTENT_TYPE, Decision.TEXT);
        if (decision.outcome() == Outcome.UNAUTHENTICATED) {
            answer.setHeader(Decision.CHALLENGE, Decision.BEARER);
        }
        answer.setBody(decision.message() + "\n");
        exchange.setRouteStop(true);
    }
}
