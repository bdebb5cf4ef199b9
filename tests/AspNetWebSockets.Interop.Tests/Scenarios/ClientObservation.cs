using System.Text.Json;

namespace AspNetWebSockets.Interop.Tests.Scenarios;

/// <summary>What a client saw; the keys are described in <c>clients/README.md</c>.</summary>
public sealed record ClientObservation
{
    public string? SubProtocol { get; init; }
    public bool Compressed { get; init; }
    public IReadOnlyList<ObservedMessage> Messages { get; init; } = [];
    public IReadOnlyList<string> Pongs { get; init; } = [];
    public int Pings { get; init; }
    public int? CloseCode { get; init; }
    public string? CloseReason { get; init; }
    public bool Clean { get; init; }
    public string? Error { get; init; }

    /// <summary>Compares everything; what differs is shown as JSON.</summary>
    public void ShouldBeWhatIsExpected(ClientObservation expected) => ToJson(this).ShouldBe(ToJson(expected));

    private static string ToJson(ClientObservation observation) =>
        JsonSerializer.Serialize(observation, JsonSerializerOptions.Web);
}
