using System.Globalization;
using LoadGenerator.Connections;

namespace LoadGenerator;

/// <summary>The command line: <c>SCENARIO --name value ...</c>.</summary>
internal sealed record LoadOptions(
    string Scenario,
    int Port,
    int ServerProcessId,
    int Connections,
    int MessageSize,
    TimeSpan WarmUp,
    TimeSpan Length
)
{
    public const string Usage = """
        usage: LoadGenerator echo|connect|idle --port PORT --server-pid PID [--connections N] [--size BYTES] [--warmup SECONDS] [--seconds SECONDS]
        One JSON line on standard output. Exit code 1 when the server did anything wrong.
        """;

    /// <exception cref="LoadFailureException">The command line is wrong.</exception>
    public static LoadOptions Read(string[] arguments)
    {
        if (arguments.Length % 2 == 0)
        {
            throw new LoadFailureException(Usage);
        }

        Dictionary<string, string> values = arguments
            .Skip(1)
            .Chunk(2)
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
        double Take(string name, double ifMissing, double least, double most)
        {
            if (!values.Remove(name, out string? text))
            {
                text = ifMissing.ToString(CultureInfo.InvariantCulture);
            }

            return
                double.TryParse(text, CultureInfo.InvariantCulture, out double number)
                && number >= least
                && number <= most
                ? number
                : throw new LoadFailureException($"{name} must be a number from {least} to {most}.\n{Usage}");
        }

        LoadOptions options = new(
            arguments[0],
            (int)Take("--port", 0, 1, ushort.MaxValue),
            (int)Take("--server-pid", 0, 1, int.MaxValue),
            (int)Take("--connections", 16, 1, 100_000),
            (int)Take("--size", 20, EchoMessage.SmallestSize, EchoMessage.LargestSize),
            TimeSpan.FromSeconds(Take("--warmup", 1, 0, 600)),
            TimeSpan.FromSeconds(Take("--seconds", 5, 0.1, 600))
        );
        return values.Count == 0
            ? options
            : throw new LoadFailureException($"Unknown: {string.Join(' ', values.Keys)}\n{Usage}");
    }
}
