package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/** How the probes of Kubernetes look in the schema of a service quality, where less is allowed than in a pod. Not used at run time. */
final class ProbeSchemas {
    record Exec(
            @JsonPropertyDescription("The command and its arguments. No shell is involved unless you name one.")
            @Required
            @Size(min = 1)
            @ValidationRule(value = "size(self) > 0", message = "the command must have at least one word")
            List<String> command) {}

    @ValidationRule(
            value = "!has(self.host) || self.host == ''",
            message = "host is not allowed: the probe always goes to the pod itself")
    @SchemaCustomizer(value = SchemaPatch.class, input = "properties: {port: {maxLength: 15}}")
    record HttpGet(
            @JsonPropertyDescription("Path of the request, such as /healthz. Required.")
            @Required
            @Size(max = 4096)
            @ValidationRule(value = "self != ''", message = "path must not be empty: use / for the root")
            String path,

            @JsonPropertyDescription("Port of the container: its number, or the name of one of its ports.")
            @Required
            @ValidationRule(value = PORT, message = PORT_MESSAGE)
            IntOrString port,

            @JsonPropertyDescription("Not allowed: the probe always goes to the pod itself.") @Size(max = 253)
            String host,

            @JsonPropertyDescription("HTTP or HTTPS; certificates are not checked. Default: HTTP.")
            @Size(max = 16)
            @ValidationRule(value = "self in ['', 'HTTP', 'HTTPS']", message = "scheme must be HTTP or HTTPS")
            String scheme,

            @JsonPropertyDescription("Headers of the request.")
            List<HttpHeader> httpHeaders) {}

    record HttpHeader(
            @JsonPropertyDescription("Name of the header.") @Required
            String name,

            @JsonPropertyDescription("Value of the header.") @Required
            String value) {}

    @ValidationRule(
            value = "!has(self.host) || self.host == ''",
            message = "host is not allowed: the probe always goes to the pod itself")
    @SchemaCustomizer(value = SchemaPatch.class, input = "properties: {port: {maxLength: 15}}")
    record TcpSocket(
            @JsonPropertyDescription("Port of the container: its number, or the name of one of its ports.")
            @Required
            @ValidationRule(value = PORT, message = PORT_MESSAGE)
            IntOrString port,

            @JsonPropertyDescription("Not allowed: the probe always goes to the pod itself.") @Size(max = 253)
            String host) {}

    record Grpc(
            @JsonPropertyDescription("Not supported.") Integer port,
            @JsonPropertyDescription("Not supported.") String service) {}

    private static final String PORT =
            "type(self) == int ? self >= 1 && self <= 65535 : self.matches(r'^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$') && self.matches('[a-z]')";
    private static final String PORT_MESSAGE =
            "port must be a number from 1 to 65535 or the name of a port: at most 15 lower-case letters, digits and '-'";

    private ProbeSchemas() {}
}
