package io.gameroute.dev.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePrinterTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:05:00Z");
    private static final String OBJECT = """
        metadata: {name: a, creationTimestamp: '2026-01-01T00:00:00Z', labels: {x.y/z: v}}
        status: {n: 3, ok: true, list: [{type: A, status: 'False'}, {type: B, status: 'True'}]}
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0 | 0s
        119 | 119s
        120 | 2m
        303 | 5m3s
        660 | 11m
        10800 | 3h
        11100 | 3h5m
        86400 | 24h
        172800 | 2d
        700000 | 8d
        """)
    void ages_are_as_short_as_those_of_kubectl(long seconds, String age) {
        assertThat(Ages.human(Duration.ofSeconds(seconds))).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        string  | .status.n                                      | "3"
        integer | .status.n                                      | 3
        integer | .metadata.name                                 | null
        boolean | .status.ok                                     | true
        string  | .status.missing                                | null
        date    | .metadata.creationTimestamp                    | "5m"
        string  | .status.list[1].type                           | "B"
        string  | .status.list[*].type                           | "A,B"
        string  | .status.list[?(@.type=="B")].status            | "True"
        string  | .metadata.labels.x\\.y/z                        | "v"
        """)
    void a_column_of_a_crd_shows(String type, String path, String cell) {
        var columns = (ArrayNode) read("[{name: C, type: " + type + ", jsonPath: '" + path + "'}]");

        var table = TablePrinter.print(TableColumns.ofCrd(columns), List.of((ObjectNode) read(OBJECT)), NOW);

        assertThat(table.at("/rows/0/cells/1").toString()).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        status: {phase: Pending}                                                                                      | ["a","0/1","Pending","0"
        status: {phase: Pending, containerStatuses: [{state: {waiting: {reason: ContainerCreating}}}]}                | ["a","0/1","ContainerCreating","0"
        status: {phase: Running, containerStatuses: [{ready: true, state: {running: {}}}]}                            | ["a","1/1","Running","0"
        status: {phase: Succeeded, containerStatuses: [{state: {terminated: {reason: Completed}}}]}                   | ["a","0/1","Completed","0"
        status: {phase: Pending, containerStatuses: [{state: {waiting: {reason: ErrImagePull}}}]}                     | ["a","0/1","ErrImagePull","0"
        status: {phase: Running, containerStatuses: [{restartCount: 2, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {finishedAt: '2026-01-01T00:00:00Z'}}}]} | ["a","0/1","CrashLoopBackOff","2 (5m ago)"
        status: {phase: Pending, initContainerStatuses: [{state: {running: {}}}]}                                     | ["a","0/1","Init:0/1","0"
        status: {phase: Failed, reason: Evicted}                                                                      | ["a","0/1","Evicted","0"
        """)
    void a_pod_shows_its_most_telling_state(String status, String cells) {
        var pod = (ObjectNode)
                read("{metadata: {name: a}, spec: {containers: [{}], initContainers: [{}]}, " + status + "}");

        var table = TablePrinter.print(TableColumns.ofBuiltIn("Pod"), List.of(pod), NOW);

        assertThat(table.at("/rows/0/cells").toString()).startsWith(cells);
    }

    @Test
    void a_row_carries_the_metadata_of_its_object() {
        var table = TablePrinter.print(TableColumns.byDefault(), List.of((ObjectNode) read(OBJECT)), NOW);

        assertThat(table.at("/rows/0/cells").toString()).isEqualTo("[\"a\",\"5m\"]");
        assertThat(table.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
        assertThat(table.at("/rows/0/object/metadata")).isEqualTo(read(OBJECT).get("metadata"));
    }

    private static JsonNode read(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}
