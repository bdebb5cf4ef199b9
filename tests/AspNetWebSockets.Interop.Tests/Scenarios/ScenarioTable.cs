namespace AspNetWebSockets.Interop.Tests.Scenarios;

/// <summary>All scenarios by name. Those of the echo run on <c>/echo</c>, <c>/classic</c> and <c>/deflate</c>.</summary>
internal static class ScenarioTable
{
    private const string CloseQuery = "?code=4002&reason=bye%20%E2%82%AC";

    private static readonly ClientObservation ClosedByServer = Closed(4002, "bye €");

    private static readonly Dictionary<string, Scenario> Table = Echo("/echo")
        .Concat(Echo("/classic"))
        .Concat(Echo("/deflate").Select(Compressed))
        .Append(new Scenario("server-close", "/close" + CloseQuery, ClosedByServer))
        .Append(new Scenario("server-close", "/closeoutput" + CloseQuery, ClosedByServer))
        .Append(
            new Scenario(
                "subprotocol",
                "/subprotocol",
                Echoed(ObservedMessage.Text(Payloads.Text)) with
                {
                    SubProtocol = "chat.v2",
                }
            )
        )
        .ToDictionary(scenario => $"{scenario.Script} on {scenario.Path.Split('?')[0]}", StringComparer.Ordinal);

    public static Scenario Named(string name) => Table[name];

    /// <summary>The names, without those whose script the client has no means for.</summary>
    public static TheoryData<string> Except(params string[] scripts) =>
        [.. Table.Where(entry => !scripts.Contains(entry.Value.Script)).Select(entry => entry.Key)];

    private static IEnumerable<Scenario> Echo(string path)
    {
        ObservedMessage text = ObservedMessage.Text(Payloads.Text);
        yield return new Scenario("text", path, Echoed(text));
        yield return new Scenario("binary", path, Echoed(ObservedMessage.Binary(Payloads.Binary)));
        yield return new Scenario("empty", path, Echoed(ObservedMessage.Text(""), ObservedMessage.Binary([])));
        yield return new Scenario("large", path, Echoed(ObservedMessage.Binary(Payloads.Large)));
        yield return new Scenario("fragmented", path, Echoed(text));
        yield return new Scenario("client-ping", path, Echoed() with { Pongs = [Payloads.Ping] });
        yield return new Scenario("server-ping", path, Echoed(text) with { Pings = 2 }) { IsPinged = true };
        yield return new Scenario("client-close", path, Closed(4001, "client is done"));
        yield return new Scenario("client-close-empty", path, Closed(1005, ""));
    }

    private static Scenario Compressed(Scenario scenario) =>
        scenario with
        {
            Expected = scenario.Expected with { Compressed = true },
        };

    private static ClientObservation Echoed(params ObservedMessage[] messages) =>
        Closed(1000, "done") with
        {
            Messages = messages,
        };

    private static ClientObservation Closed(int code, string reason) =>
        new()
        {
            CloseCode = code,
            CloseReason = reason,
            Clean = true,
        };
}
