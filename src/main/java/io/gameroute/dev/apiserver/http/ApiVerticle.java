package io.gameroute.dev.apiserver.http;

import io.gameroute.dev.apiserver.access.User;
import io.gameroute.dev.apiserver.failure.ApiException;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.verb.Target;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop of the server: takes requests and answers them. Nothing here waits for anything but the network. */
public final class ApiVerticle extends AbstractVerticle {
    private static final Logger LOGGER = LoggerFactory.getLogger(ApiVerticle.class);
    private static final int LARGEST_BODY = 3 << 20;
    private static final long SHORTEST_WATCH_SECONDS = 1800;

    private final HttpServerOptions options;
    private final ApiParts parts;
    private final IntConsumer listening;
    private final ResourceCalls resources;
    private final DocumentCalls documents;

    public ApiVerticle(HttpServerOptions options, ApiParts parts, IntConsumer listening) {
        this.options = options;
        this.parts = parts;
        this.listening = listening;
        this.resources = new ResourceCalls(parts);
        this.documents = new DocumentCalls(parts);
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(options)
                .requestHandler(this::receive)
                .listen()
                .onSuccess(server -> listening.accept(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void receive(HttpServerRequest request) {
        if (request.headers().contains("upgrade", "websocket", true)) {
            request.pause();
            guarded(request, Buffer.buffer());
        } else {
            request.body().onSuccess(body -> guarded(request, body));
        }
    }

    private void guarded(HttpServerRequest request, Buffer body) {
        try {
            if (body.length() > LARGEST_BODY) {
                throw Failures.tooLarge(LARGEST_BODY);
            }
            handle(request, Call.of(request, user(request), body));
        } catch (ApiException e) {
            send(request.response(), Answer.json(e.code(), e.status()));
        } catch (RuntimeException e) {
            LOGGER.error("{} {} failed", request.method(), request.path(), e);
            ApiException failure = Failures.internal(String.valueOf(e.getMessage()));
            send(request.response(), Answer.json(failure.code(), failure.status()));
        }
    }

    private void handle(HttpServerRequest request, Call call) {
        Optional<ApiPath> path = ApiPath.parse(call.path());
        if (path.isEmpty()) {
            send(request.response(), documents.answer(call).orElseThrow(WriteCalls::noSuchResource));
            return;
        }
        Target target = resources.target(path.get());
        String verb = ResourceCalls.verb(call, path.get(), target);
        if (verb.equals("watch")) {
            watch(request, call, target);
        } else {
            send(request.response(), resources.answer(call, target, verb));
        }
    }

    private User user(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith("Bearer ")) {
            return parts.credentials()
                    .userOf(header.substring("Bearer ".length()).trim())
                    .orElseThrow(Failures::unauthorized);
        }
        if (DocumentCalls.isOpen(request.path())) {
            return User.ANONYMOUS;
        }
        throw Failures.unauthorized();
    }

    private void watch(HttpServerRequest request, Call call, Target target) {
        WatchRequest watch = resources.watch(call, target);
        Rendering rendering = new Rendering(target.type(), call.form(), parts.tables());
        Duration timeout = Duration.ofSeconds(call.number(
                "timeoutSeconds",
                SHORTEST_WATCH_SECONDS + ThreadLocalRandom.current().nextLong(SHORTEST_WATCH_SECONDS)));
        if (request.headers().contains("upgrade", "websocket", true)) {
            request.toWebSocket().onSuccess(socket -> stream(target, watch, rendering, WatchSink.frames(socket))
                    .start(timeout));
            return;
        }
        HttpServerResponse response = request.response();
        response.setChunked(true).putHeader("Content-Type", call.form().contentType());
        response.putHeader("Cache-Control", "no-cache, private");
        response.writeHead();
        stream(target, watch, rendering, WatchSink.chunks(response)).start(timeout);
    }

    private WatchStream stream(Target target, WatchRequest watch, Rendering rendering, WatchSink sink) {
        return new WatchStream(parts.store(), target.type(), watch, rendering, sink, vertx);
    }

    private static void send(@Nullable HttpServerResponse response, Answer answer) {
        if (response == null || response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.code())
                .putHeader("Content-Type", answer.contentType())
                .putHeader("Cache-Control", "no-cache, private");
        answer.warnings().forEach(warning -> response.headers().add("Warning", "299 - \"" + escaped(warning) + "\""));
        response.end(answer.body());
    }

    private static String escaped(String warning) {
        return warning.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
