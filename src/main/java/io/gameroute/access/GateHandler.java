package io.gameroute.access;

import io.gameroute.access.Decision.Outcome;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** The gate before a path that no route of ours serves. It asks the cluster, so it must be called where it may block. */
public final class GateHandler implements Handler<RoutingContext> {
    private final Gatekeeper gatekeeper;
    private final String path;

    /** @param path what is asked for, whatever the request says */
    public GateHandler(Gatekeeper gatekeeper, String path) {
        this.gatekeeper = gatekeeper;
        this.path = path;
    }

    @Override
    public void handle(RoutingContext request) {
        String verb = request.request().method().name().toLowerCase(Locale.ROOT);
        Decision decision =
                gatekeeper.decide(request.request().getHeader(Decision.AUTHORIZATION), new Access(verb, path));
        if (decision.isAllowed()) {
            request.next();
            return;
        }
        HttpServerResponse answer = request.response();
        answer.setStatusCode(decision.outcome().status()).putHeader("Content-Type", Decision.TEXT);
        if (decision.outcome() == Outcome.UNAUTHENTICATED) {
            answer.putHeader(Decision.CHALLENGE, Decision.BEARER);
        }
        answer.end(decision.message() + "\n");
    }
}
