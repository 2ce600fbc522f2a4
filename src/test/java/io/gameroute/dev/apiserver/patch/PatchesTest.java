package io.gameroute.dev.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            add sets a field                | {"a":1}             | [{"op":"add","path":"/b","value":2}]                   | {"a":1,"b":2}
            add inserts into a list         | {"a":[1,3]}         | [{"op":"add","path":"/a/1","value":2}]                 | {"a":[1,2,3]}
            add appends with a dash         | {"a":[1]}           | [{"op":"add","path":"/a/-","value":2}]                 | {"a":[1,2]}
            remove takes a field            | {"a":1,"b":2}       | [{"op":"remove","path":"/b"}]                          | {"a":1}
            remove takes an item            | {"a":[1,2]}         | [{"op":"remove","path":"/a/0"}]                        | {"a":[2]}
            replace changes an item         | {"a":[1,2]}         | [{"op":"replace","path":"/a/1","value":3}]             | {"a":[1,3]}
            move renames                    | {"a":{"x":1}}       | [{"op":"move","from":"/a/x","path":"/b"}]              | {"a":{},"b":1}
            copy leaves the source          | {"a":1}             | [{"op":"copy","from":"/a","path":"/b"}]                | {"a":1,"b":1}
            a passed test changes nothing   | {"a":1}             | [{"op":"test","path":"/a","value":1.0}]                | {"a":1}
            null equals what is not there   | {"a":1}             | [{"op":"test","path":"/b","value":null}]               | {"a":1}
            names are unescaped             | {"a/b":1,"c~0":2}   | [{"op":"remove","path":"/a~1b"}]                       | {"c~0":2}
            """)
    void json_patch(String rule, String current, String patch, String expected) {
        var before = object(current);

        assertThat(JsonPatch.apply(before, (ArrayNode) read(patch))).isEqualTo(object(expected));
        assertThat(before).as("the input").isEqualTo(object(current));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a failed test           | {"a":1}   | [{"op":"test","path":"/a","value":2}]      | test failed
            nothing to remove       | {"a":1}   | [{"op":"remove","path":"/b"}]              | /b does not exist
            nothing to replace      | {"a":1}   | [{"op":"replace","path":"/b","value":1}]   | /b does not exist
            an index past the end   | {"a":[1]} | [{"op":"add","path":"/a/2","value":1}]     | invalid index: 2
            a missing parent        | {"a":1}   | [{"op":"add","path":"/b/c","value":1}]     | /b does not exist
            an unknown operation    | {"a":1}   | [{"op":"swap","path":"/a"}]                | unexpected kind
            an add without a value  | {"a":1}   | [{"op":"add","path":"/a"}]                 | has no value
            """)
    void json_patch_refuses(String what, String current, String patch, String message) {
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> JsonPatch.apply(object(current), (ArrayNode) read(patch)))
                .withMessageContaining("the server rejected our request due to an error in our request")
                .withMessageContaining(message)
                .matches(PatchException::unprocessable);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            objects are merged           | {"a":{"b":1,"c":2}} | {"a":{"c":3}}          | {"a":{"b":1,"c":3}}
            null removes                 | {"a":{"b":1,"c":2}} | {"a":{"b":null}}       | {"a":{"c":2}}
            lists are replaced           | {"a":[1,2]}         | {"a":[3]}              | {"a":[3]}
            new objects lose their nulls | {}                  | {"a":{"b":null,"c":1}} | {"a":{"c":1}}
            an object replaces a value   | {"a":1}             | {"a":{"b":1}}          | {"a":{"b":1}}
            """)
    void merge_patch(String rule, String current, String patch, String expected) {
        var before = object(current);

        assertThat(MergePatch.apply(before, object(patch))).isEqualTo(object(expected));
        assertThat(before).as("the input").isEqualTo(object(current));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Pod     | merges containers by name    | {"containers":[{"name":"a","image":"1"}]}   | {"containers":[{"name":"a","image":"2"}]}                  | {"containers":[{"name":"a","image":"2"}]}
            Pod     | puts a new container first    | {"containers":[{"name":"a"}]}               | {"containers":[{"name":"b"}]}                              | {"containers":[{"name":"b"},{"name":"a"}]}
            Pod     | deletes an item              | {"containers":[{"name":"a"},{"name":"b"}]}  | {"containers":[{"name":"a","$patch":"delete"}]}            | {"containers":[{"name":"b"}]}
            Pod     | replaces a keyed list        | {"containers":[{"name":"a"}]}               | {"containers":[{"$patch":"replace"},{"name":"b"}]}         | {"containers":[{"name":"b"}]}
            Pod     | replaces an object           | {"labels":{"a":"1"}}                        | {"labels":{"$patch":"replace","b":"2"}}                    | {"labels":{"b":"2"}}
            Pod     | replaces tolerations         | {"tolerations":[{"key":"a"}]}               | {"tolerations":[{"key":"b"}]}                              | {"tolerations":[{"key":"b"}]}
            Pod     | merges ports by number       | {"ports":[{"containerPort":1,"name":"a"}]}  | {"ports":[{"containerPort":1,"name":"b"}]}                 | {"ports":[{"containerPort":1,"name":"b"}]}
            Service | merges ports by port         | {"ports":[{"port":1},{"port":2}]}           | {"ports":[{"port":2,"name":"b"}]}                          | {"ports":[{"port":1},{"port":2,"name":"b"}]}
            Node    | replaces taints              | {"taints":[{"key":"a"}]}                    | {"taints":[{"key":"b"}]}                                   | {"taints":[{"key":"b"}]}
            Pod     | unites finalizers            | {"finalizers":["a"]}                        | {"finalizers":["a","b"]}                                   | {"finalizers":["a","b"]}
            Pod     | deletes from finalizers      | {"finalizers":["a","b"]}                    | {"$deleteFromPrimitiveList/finalizers":["a"]}              | {"finalizers":["b"]}
            Pod     | orders a keyed list          | {"containers":[{"name":"a"},{"name":"b"}]}  | {"$setElementOrder/containers":[{"name":"b"},{"name":"a"}]} | {"containers":[{"name":"b"},{"name":"a"}]}
            Pod     | keeps what it was not told   | {"containers":[{"name":"x"},{"name":"a"}]}  | {"$setElementOrder/containers":[{"name":"b"},{"name":"a"}],"containers":[{"name":"b"}]} | {"containers":[{"name":"b"},{"name":"x"},{"name":"a"}]}
            Pod     | retains keys of a volume     | {"volumes":[{"name":"v","emptyDir":{}}]}    | {"volumes":[{"name":"v","$retainKeys":["name","hostPath"],"hostPath":{"path":"/"}}]} | {"volumes":[{"name":"v","hostPath":{"path":"/"}}]}
            Pod     | removes by null              | {"a":1,"b":2}                               | {"a":null}                                                 | {"b":2}
            """)
    void strategic_merge_patch(String kind, String rule, String current, String patch, String expected) {
        var before = object(current);

        assertThat(StrategicMergePatch.apply("v1", kind, before, object(patch))).isEqualTo(object(expected));
        assertThat(before).as("the input").isEqualTo(object(current));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"containers":[{"image":"a"}]}         | does not contain declared merge key: name
            {"$patch":"swap"}                      | Unknown patch type: swap
            {"tolerations":[{"$patch":"delete"}]}  | no merge key defined
            """)
    void strategic_merge_patch_calls_malformed(String patch, String message) {
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> StrategicMergePatch.apply("v1", "Pod", object("{}"), object(patch)))
                .withMessageContaining(message)
                .matches(e -> !e.unprocessable());
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) read(json);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
