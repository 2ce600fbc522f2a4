package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.component.workqueue.Workqueue;
import io.gameroute.component.workqueue.WorkqueueComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueueWiringTest {
    private static final Pattern QUEUE = Pattern.compile("workqueue:([a-z-]+)");

    static Set<String> queuesOfTheControlRoutes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes", "control"))) {
            return files.flatMap(file -> QUEUE.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("queuesOfTheControlRoutes")
    void a_queue_of_a_control_route_keeps_nothing_where_nobody_reconciles(String name) throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Workqueue queue =
                    context.getComponent("workqueue", WorkqueueComponent.class).queue(name);
            QueueWiring.bind(context, Optional.empty());

            queue.add("games/arena-0");

            assertThat(queue.depth()).isZero();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
