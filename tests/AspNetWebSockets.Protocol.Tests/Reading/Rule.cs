using System.Reflection;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Finds a rule of <see cref="Violations"/> by its name, as tables of test data write it.</summary>
internal static class Rule
{
    public static IReadOnlyDictionary<string, ProtocolViolation> All { get; } =
        typeof(Violations)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(
                field => field.Name,
                field => (ProtocolViolation)field.GetValue(null)!,
                StringComparer.Ordinal
            );

    public static ProtocolViolation Named(string name) => All[name];
}
