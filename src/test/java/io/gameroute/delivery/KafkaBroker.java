package io.gameroute.delivery;

import static org.awaitility.Awaitility.await;

import io.gameroute.FreePort;
import io.gameroute.dev.controlplane.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A Kafka broker in a process of its own, that can be killed and started again. */
final class KafkaBroker implements AutoCloseable {
    private final int port = FreePort.find();
    private final ChildProcess process;

    KafkaBroker(Path folder) throws IOException {
        Path settings = settings(folder);
        StorageTool.execute(
                new String[] {"format", "-t", "AAAAAAAAAAAAAAAAAAAAAQ", "-c", settings.toString()}, System.out);
        process = JavaProcess.of("kafka.Kafka", folder.resolve("kafka.log"), List.of(settings.toString()));
        process.start();
    }

    private Path settings(Path folder) throws IOException {
        int controller = FreePort.find();
        return Files.writeString(
                folder.resolve("kafka.properties"), """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.voters=1@127.0.0.1:%2$d
                    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                    controller.listener.names=CONTROLLER
                    log.dirs=%3$s
                    offsets.topic.replication.factor=1
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    broker.heartbeat.interval.ms=500
                    broker.session.timeout.ms=3000
                    """.formatted(port, controller, folder.resolve("kafka")));
    }

    /** One partition: the order of all is the order of each server too. */
    void awaitTopic(String topic) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address()))) {
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get();
                return true;
            });
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void kill() {
        process.stop();
    }

    void startAgain() {
        process.start();
    }

    /** Everything in the topic, from its beginning, as soon as so many are enough. */
    List<ConsumerRecord<String, String>> read(String topic, IntPredicate enough, Duration patience) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address()), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            await().atMost(patience).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return enough.test(records.size())
                        && consumer.position(partition.get(0))
                                == consumer.endOffsets(partition).get(partition.get(0));
            });
        }
        return records;
    }

    @Override
    public void close() {
        process.stop();
    }
}
