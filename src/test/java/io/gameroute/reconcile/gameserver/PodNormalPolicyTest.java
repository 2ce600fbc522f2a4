package io.gameroute.reconcile.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.GameServerSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodNormalPolicyTest {

    @ParameterizedTest(name = "{0}: {1} | {2}")
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            {reason: Evicted, message: no memory}                                                                        | Evicted | no memory
            {conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: full}]}                  | Unschedulable | full
            {conditions: [{type: Initialized, status: 'False', reason: A, message: a}, {type: ContainersReady, status: 'False', reason: B, message: b}]} | A; B | a; b
            {conditions: [{type: ContainersReady, status: 'True'}, {type: Ready, status: 'False', reason: Gates, message: g}]} | Gates | g
            {conditions: [{type: Ready, status: 'False', reason: R, message: r}]}                                        | - | -
            {containerStatuses: [{state: {waiting: {reason: ContainerCreating}}}]}                                       | - | -
            {containerStatuses: [{state: {waiting: {reason: CrashLoopBackOff, message: back-off}}}]}                     | CrashLoopBackOff | back-off
            {containerStatuses: [{state: {terminated: {reason: Error, exitCode: 3, message: bad}}}]}                     | ContainerTerminated:Error | bad ExitCode: 3
            {containerStatuses: [{state: {running: {}}, lastState: {terminated: {reason: Error, exitCode: 3}}}]}         | - | -
            {containerStatuses: [{state: {waiting: {}}, lastState: {terminated: {reason: OOMKilled, exitCode: 137}}}]}   | ContainerTerminated:OOMKilled | ' ExitCode: 137'
            {initContainerStatuses: [{state: {terminated: {reason: Completed, exitCode: 0}}}]}                           | - | -
            {containerStatuses: [{state: {waiting: {reason: A, message: same}}}, {state: {waiting: {reason: A, message: same}}}]} | A | same
            """)
    void findsWhatIsNotNormal(String status, String reason, String message) {
        Pod pod = GameServerSets.yaml("status: " + status, Pod.class);

        Findings findings = PodNormalPolicy.findings(pod);

        assertThat(findings.isEmpty()).isEqualTo(reason == null);
        assertThat(findings.reason()).isEqualTo(reason == null ? "" : reason);
        assertThat(findings.message()).isEqualTo(message == null ? "" : message);
    }

    @Test
    void whatEveryPodGoesThroughIsOrdinary() {
        Findings findings = new Findings();
        findings.add("ContainersNotReady", "containers with unready status: [game]");
        assertThat(PodNormalPolicy.areOrdinaryAtStart(findings)).isTrue();
        findings.add("ImagePullBackOff", "no such image");
        assertThat(PodNormalPolicy.areOrdinaryAtStart(findings)).isFalse();
    }
}
