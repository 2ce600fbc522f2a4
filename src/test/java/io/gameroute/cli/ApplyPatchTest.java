package io.gameroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@code kubectl apply} does it: what the last manifest said and this one does not say goes. */
class ApplyPatchTest {
    private static final ObjectMapper YAML = new YAMLMapper();

    private static ObjectNode tree(String yaml) throws JsonProcessingException {
        return (ObjectNode) YAML.readTree(yaml);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}|{a: 1}|{a: 1}
            {a: 1, b: 2}|{a: 1}|{a: 1, b: null}
            {a: {b: 1, c: 1}}|{a: {c: 2}}|{a: {b: null, c: 2}}
            {a: {b: 1}}|{a: [1]}|{a: [1]}
            {a: [1, 2]}|{a: [1]}|{a: [1]}
            """)
    void theManifestAndANullForEachKeyThatIsGone(String lastApplied, String manifest, String patch)
            throws JsonProcessingException {
        assertThat(ApplyPatch.of(tree(lastApplied), tree(manifest))).isEqualTo(tree(patch));
    }
}
