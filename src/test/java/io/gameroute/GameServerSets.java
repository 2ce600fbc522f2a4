package io.gameroute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.gameroute.api.GameServerSet;

/** Sets for tests, from YAML as a user writes it. */
public final class GameServerSets {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private GameServerSets() {}

    /** @param spec more lines of the spec, indented by two blanks */
    public static GameServerSet arena(int replicas, String... spec) {
        return yaml(
                """
                apiVersion: game.kruise.io/v1alpha1
                kind: GameServerSet
                metadata: {name: arena, namespace: games}
                spec:
                  replicas: %d
                %s
                """.formatted(replicas, withTemplate(String.join("\n", spec)).indent(2)));
    }

    private static String withTemplate(String spec) {
        return spec.contains("gameServerTemplate:")
                ? spec
                : spec + "\ngameServerTemplate: {spec: {containers: [{name: game, image: 'game:1'}]}}";
    }

    public static GameServerSet yaml(String text) {
        return yaml(text, GameServerSet.class);
    }

    public static <T> T yaml(String text, Class<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(text, malformed);
        }
    }
}
