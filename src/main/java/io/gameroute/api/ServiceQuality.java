package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A probe of a game server, and what its results do to the server. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "!has(self.grpc)", message = "grpc probes are not supported: use exec, httpGet or tcpSocket")
@ValidationRule(
        value = "has(self.grpc) || [has(self.exec), has(self.httpGet), has(self.tcpSocket)].exists_one(h, h)",
        message = "a service quality must have exactly one of exec, httpGet and tcpSocket")
@ValidationRule(
        value = "has(self.containerName) && self.containerName != ''",
        message = "containerName is required: the container that the probe is about")
public record ServiceQuality(
        @JsonPropertyDescription(
                "Name of the service quality, unique within the set. The last result stands on the pod"
                        + " as the condition game.kruise.io/<name>, so it must be usable as a label key; at most 63 characters.")
        @Required
        @Size(max = 63)
        @ValidationRule(
                value = "self.matches(r'^[^\\W_]([\\w.-]*[^\\W_])?$')"
                        + " && !(self in ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'])",
                message =
                        "the name of a service quality must be 1 to 63 letters, digits, '-', '_' and '.', with a letter or digit"
                                + " first and last, and not PodScheduled, Initialized, ContainersReady or Ready, which Kubernetes uses itself")
        String name,

        @JsonPropertyDescription(
                "True: once an action has matched, no further action of this service quality happens to that server."
                        + " False: actions happen at each change of the result.")
        @Required
        boolean permanent,

        @JsonPropertyDescription("Name of the container that the probe is about. Required.") @Size(max = 63) @Nullable
        String containerName,

        @JsonPropertyDescription("Runs a command in the container; exit code 0 is true. Its output is the result.")
        @SchemaFrom(type = ProbeSchemas.Exec.class)
        @Nullable
        ExecAction exec,

        @JsonPropertyDescription(
                "Sends an HTTP GET request to the pod; a status from 200 to 399 is true. The body is the result.")
        @SchemaFrom(type = ProbeSchemas.HttpGet.class)
        @Nullable
        HTTPGetAction httpGet,

        @JsonPropertyDescription("Opens a TCP connection to the pod; success is true.")
        @SchemaFrom(type = ProbeSchemas.TcpSocket.class)
        @Nullable
        TCPSocketAction tcpSocket,

        @JsonPropertyDescription("Not supported; it is refused with a message.")
        @SchemaFrom(type = ProbeSchemas.Grpc.class)
        @Nullable
        GRPCAction grpc,

        @JsonPropertyDescription(
                "Seconds after the start of the container before the first probe; 0 or more. 0 means 10, the default.")
        @Min(0)
        @Nullable
        Integer initialDelaySeconds,

        @JsonPropertyDescription(
                "Seconds after which a probe without an answer has failed; 0 or more. 0 means 5, the default.")
        @Min(0)
        @Nullable
        Integer timeoutSeconds,

        @JsonPropertyDescription("Seconds between two probes; 0 or more. 0 means 3, the default.") @Min(0) @Nullable
        Integer periodSeconds,

        @JsonPropertyDescription(
                "How many successes in a row turn the result to true; 0 or more. 0 means 1, the default.")
        @Min(0)
        @Nullable
        Integer successThreshold,

        @JsonPropertyDescription(
                "How many failures in a row turn the result to false; 0 or more. 0 means 3, the default.")
        @Min(0)
        @Nullable
        Integer failureThreshold,

        @JsonPropertyDescription(
                "Has no effect, because such a probe never ends a pod; accepted so that probes can be copied. 0 or more.")
        @Min(0)
        @Nullable
        Long terminationGracePeriodSeconds,

        @JsonPropertyDescription(
                "What the results do to the server. All actions that match are carried out, in this order. At most 128.")
        @Size(max = 128)
        List<ServiceQualityAction> serviceQualityAction) {
    public ServiceQuality {
        serviceQualityAction = serviceQualityAction == null ? List.of() : List.copyOf(serviceQualityAction);
    }
}
