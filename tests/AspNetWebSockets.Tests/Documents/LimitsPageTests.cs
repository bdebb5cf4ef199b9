using System.Reflection;
using AspNetWebSockets.Protocol;
using AspNetWebSockets.Transport;

namespace AspNetWebSockets.Tests;

/// <summary>docs/limits.md has every option; a group of them stands there by those that are in it.</summary>
[Trait("Transport", "None")]
public sealed class LimitsPageTests
{
    public static TheoryData<Type> Options =>
        [
            typeof(AspNetWebSocketsOptions),
            typeof(ConnectionLimits),
            typeof(HandlerPolicy),
            typeof(WebSocketAdmissionOptions),
            typeof(WebSocketIdentityOptions),
            typeof(WebSocketDrainOptions),
            typeof(PermessageDeflateOptions),
            typeof(EventLoopTransportOptions),
        ];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_property_stands_in_a_table(Type options)
    {
        string[] rows = [.. Pages.Read("docs/limits.md").Split('\n').Where(static line => line.StartsWith('|'))];

        options
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => !Options.Any(group => group.Data == property.PropertyType))
            .Select(static property => property.Name)
            .Where(name => !rows.Any(row => Names(row, name)))
            .ShouldBeEmpty();
    }

    private static bool Names(string row, string name) =>
        row.Contains($"`{name}`", StringComparison.Ordinal) || row.Contains($".{name}`", StringComparison.Ordinal);
}
