package io.gameroute.demo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.api.GameServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the example sets and lets players come and go: every second something happens at one of their servers. */
public final class DemoPlayers implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(DemoPlayers.class);
    private static final String NAMESPACE = "default";
    private static final List<String> EXAMPLES = List.of("lobby.yaml", "world.yaml", "match.yaml", "hot-update.yaml");

    private final KubernetesClient client;
    private final RandomGenerator random = new Random();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-players");
        thread.setDaemon(true);
        return thread;
    });

    private DemoPlayers(KubernetesClient client) {
        this.client = client;
    }

    /** @param client closed with the players */
    public static DemoPlayers of(KubernetesClient client) {
        return new DemoPlayers(client);
    }

    public void start() {
        executor.execute(() -> EXAMPLES.forEach(this::apply));
        var unused = executor.scheduleWithFixedDelay(this::play, 1, 1, TimeUnit.SECONDS);
    }

    private void apply(String example) {
        try (InputStream text = DemoPlayers.class.getResourceAsStream("/deploy/examples/" + example)) {
            for (HasMetadata object : client.load(text).items()) {
                client.resource(object).inNamespace(NAMESPACE).serverSideApply();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (KubernetesClientException failure) {
            LOGGER.atWarn()
                    .addKeyValue("example", example)
                    .addKeyValue("cause", failure.getMessage())
                    .log("not applied");
        }
    }

    private void play() {
        try {
            List<GameServer> servers = client.resources(GameServer.class)
                    .inNamespace(NAMESPACE)
                    .list()
                    .getItems();
            MatchDecision.next(servers, random).ifPresent(this::carryOut);
        } catch (KubernetesClientException later) {
            LOGGER.atDebug().setCause(later).log("no players this time");
        }
    }

    private void carryOut(MatchDecision decision) {
        client.resource(decision.server())
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"opsState\":\"" + decision.opsState() + "\"}}");
    }

    @Override
    public void close() {
        executor.shutdownNow();
        client.close();
    }
}
