using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AspNetWebSockets.Attack;

/// <summary>What the command line asks for.</summary>
internal sealed class AttackOptions
{
    private static readonly ServerKind[] Both = [ServerKind.Ours, ServerKind.Stock];

    public IReadOnlyList<ServerKind> Servers { get; private set; } = Both;

    public string? Output { get; private set; }

    public TimeSpan Patience { get; private set; } = TimeSpan.FromSeconds(2);

    public static bool TryRead(string[] args, [NotNullWhen(true)] out AttackOptions? options)
    {
        options = new AttackOptions();
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !options.TryTake(args[i], args[i + 1]))
            {
                options = null;
                return false;
            }
        }

        // The page compares both.
        if (options.Output is not null && options.Servers.Count != Both.Length)
        {
            options = null;
        }

        return options is not null;
    }

    private bool TryTake(string name, string value)
    {
        switch (name)
        {
            case "--server" when string.Equals(value, "both", StringComparison.Ordinal):
                Servers = Both;
                return true;
            case "--server":
                Servers = Enum.TryParse(value, ignoreCase: true, out ServerKind kind) ? [kind] : [];
                return Servers.Count > 0;
            case "--output":
                Output = value;
                return true;
            case "--patience":
                bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
                Patience = TimeSpan.FromSeconds(seconds);
                return isNumber && seconds > 0;
            default:
                return false;
        }
    }
}
