package io.gameroute.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The CRD files as they follow from the classes: what the fabric8 generator makes of them, with the print columns in their own order. */
record CrdFiles(Map<Path, String> textByFile) {
    static final Path FOLDER = Path.of("deploy", "crds");

    private static final String HEADER =
            "# Generated from the classes of io.gameroute.api. To refresh: mvn test -Dtest=CrdFilesTest -Dcrds.write\n";
    private static final List<Class<? extends CustomResource<?, ?>>> KINDS =
            List.of(GameServerSet.class, GameServer.class);

    static CrdFiles generate() {
        var texts = new LinkedHashMap<Path, String>();
        for (var kind : KINDS) {
            var definition = definition(kind);
            texts.put(
                    FOLDER.resolve(definition.getMetadata().getName() + ".yaml"),
                    HEADER + Serialization.asYaml(definition));
        }
        return new CrdFiles(texts);
    }

    static Stream<CustomResourceDefinition> definitions() {
        return KINDS.stream().map(CrdFiles::definition);
    }

    static CustomResourceDefinition definition(Class<? extends CustomResource<?, ?>> kind) {
        var output = new ByteArrayOutputStream();
        new CRDGenerator()
                .customResourceClasses(List.of(kind))
                .withOutput(new SingleOutput(output))
                .generate();
        var definition =
                Serialization.unmarshal(output.toString(StandardCharsets.UTF_8), CustomResourceDefinition.class);
        inDeclaredOrder(definition.getSpec().getVersions().get(0).getAdditionalPrinterColumns(), kind);
        return definition;
    }

    /** The generator sorts the columns by path; kubectl shows them as they stand in the file. */
    private static void inDeclaredOrder(List<CustomResourceColumnDefinition> columns, Class<?> kind) {
        var names = Stream.of(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        columns.sort(Comparator.comparingInt(column -> names.indexOf(column.getName())));
    }

    private record SingleOutput(ByteArrayOutputStream stream) implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
        @Override
        public ByteArrayOutputStream outputFor(String name) {
            return stream;
        }

        @Override
        public void close() {}
    }
}
