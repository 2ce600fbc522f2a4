package io.gameroute.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.component.events.MemoryJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kafka.testkit.KafkaClusterTestKit;
import kafka.testkit.TestKitNodes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** The Kafka kamelet against a broker. */
class KafkaSinkIT {
    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void a_topic_gets_the_events_of_each_server_in_order_under_its_name() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumControllerNodes(1)
                .setNumBrokerNodes(1)
                .build();
        try (KafkaClusterTestKit kafka = new KafkaClusterTestKit.Builder(nodes)
                        .setConfigProp("offsets.topic.replication.factor", "1")
                        .build();
                SinkRoutes routes = routes()) {
            kafka.format();
            kafka.startup();
            kafka.waitForReadyBrokers();
            List.of("arena-0", "arena-1", "arena-0").forEach(journal::append);
            routes.apply(
                    new SinkFiles(Map.of("kafka.camel.yaml", sink(kafka.bootstrapServers())), Map.of(), Map.of()),
                    false);

            List<ConsumerRecord<String, String>> records = read(kafka.bootstrapServers());
            assertThat(records)
                    .extracting(ConsumerRecord::key)
                    .containsExactly("games/arena-0", "games/arena-1", "games/arena-0");
            assertThat(records.get(2).value()).contains("\"id\":\"uid-3\"");
        }
    }

    private SinkRoutes routes() {
        return new SinkRoutes(
                SinkPolicy.defaults(),
                new SinkSurroundings(Path.of("kamelets"), Map.of("journal", journal), Map.of()),
                SinkReporter.silent(),
                null);
    }

    private static String sink(String brokers) {
        return "- route:\n    id: kafka\n    from:\n      uri: gameserver-events:kafka?from=earliest&backoffInitial=100\n"
                + "      steps:\n        - to:\n            uri: kamelet:event-kafka-sink\n            parameters:\n"
                + "              topic: events\n              brokers: " + brokers + "\n";
    }

    private static List<ConsumerRecord<String, String>> read(String brokers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "group.id", "test", "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("events"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= 3;
            });
        }
        return records;
    }
}
