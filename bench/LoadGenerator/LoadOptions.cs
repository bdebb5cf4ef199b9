using System.Globalization;
using LoadGenerator.Connections;

namespace LoadGenerator;

/// <summary>The command line: <c>SCENARIO --name value ... --switch ...</c>.</summary>
/// <param name="Scenario">What is done.</param>
/// <param name="Port">The server's, on 127.0.0.1.</param>
/// <param name="ServerProcessId">Whose processor time and memory count.</param>
/// <param name="Connections">How many are open, or in flight.</param>
/// <param name="MessageSize">Bytes of a message's payload.</param>
/// <param name="Depth">Messages in flight on each connection.</param>
/// <param name="Path">The path of the opening handshake.</param>
/// <param name="Blockers">In the blocked scenario: connections whose handler blocks its thread.</param>
/// <param name="WarmUp">What does not count.</param>
/// <param name="Length">What counts.</param>
/// <param name="IsRaw">No handshakes and no frames from the server: every byte comes back as it went.</param>
/// <param name="IsTls">TLS under everything, whatever the server's certificate.</param>
/// <param name="IsSpinning">The client never sleeps: the server need not wake it, and never waits for it.</param>
/// <param name="HasHeap">The server answers <c>/collect</c> and <c>/allocated</c>.</param>
internal sealed record LoadOptions(
    string Scenario,
    int Port,
    int ServerProcessId,
    int Connections,
    int MessageSize,
    int Depth,
    string Path,
    int Blockers,
    TimeSpan WarmUp,
    TimeSpan Length,
    bool IsRaw,
    bool IsTls,
    bool IsSpinning,
    bool HasHeap
)
{
    public const string Usage = """
        usage: LoadGenerator echo|connect|idle|blocked --port PORT --server-pid PID [--connections N] [--size BYTES]
               [--depth N] [--path PATH] [--blockers N] [--warmup SECONDS] [--seconds SECONDS] [--raw] [--tls] [--spin] [--heap]
        One JSON line on standard output. Exit code 1 when the server did anything wrong.
        """;

    /// <exception cref="LoadFailureException">The command line is wrong.</exception>
    public static LoadOptions Read(string[] arguments)
    {
        Arguments values = new(arguments);
        LoadOptions options = new(
            values.Scenario,
            (int)values.Number("--port", 0, 1, ushort.MaxValue),
            (int)values.Number("--server-pid", 0, 1, int.MaxValue),
            (int)values.Number("--connections", 16, 1, 200_000),
            (int)values.Number("--size", 20, EchoFrames.SmallestSize, EchoFrames.LargestSize),
            (int)values.Number("--depth", 1, 1, 1024),
            values.Text("--path", "/echo"),
            (int)values.Number("--blockers", 1, 1, 1000),
            TimeSpan.FromSeconds(values.Number("--warmup", 1, 0, 600)),
            TimeSpan.FromSeconds(values.Number("--seconds", 5, 0.1, 600)),
            values.Switch("--raw"),
            values.Switch("--tls"),
            values.Switch("--spin"),
            values.Switch("--heap")
        );
        values.RequireAllUsed();
        return options;
    }

    private sealed class Arguments
    {
        private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

        public Arguments(string[] arguments)
        {
            Scenario = arguments.FirstOrDefault() ?? throw new LoadFailureException(Usage);
            for (int index = 1; index < arguments.Length; index++)
            {
                string name = arguments[index];
                bool hasValue =
                    index + 1 < arguments.Length && !arguments[index + 1].StartsWith("--", StringComparison.Ordinal);
                _values[name] = hasValue ? arguments[++index] : null;
            }
        }

        public string Scenario { get; }

        public bool Switch(string name) =>
            _values.Remove(name, out string? text)
            && (text is null ? true : throw new LoadFailureException($"{name} takes no value.\n{Usage}"));

        public string Text(string name, string ifMissing) =>
            _values.Remove(name, out string? text)
                ? text ?? throw new LoadFailureException($"{name} needs a value.\n{Usage}")
                : ifMissing;

        public double Number(string name, double ifMissing, double least, double most) =>
            double.TryParse(
                Text(name, ifMissing.ToString(CultureInfo.InvariantCulture)),
                CultureInfo.InvariantCulture,
                out double number
            )
            && number >= least
            && number <= most
                ? number
                : throw new LoadFailureException($"{name} must be a number from {least} to {most}.\n{Usage}");

        public void RequireAllUsed()
        {
            if (_values.Count > 0)
            {
                throw new LoadFailureException($"Unknown: {string.Join(' ', _values.Keys)}\n{Usage}");
            }
        }
    }
}
