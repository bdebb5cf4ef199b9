using System.Reflection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Tests;

/// <summary>The engine's log messages.</summary>
public sealed class LogTests
{
    private static IEnumerable<LoggerMessageAttribute> Messages =>
        typeof(WebSocketConnection)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
                )
            )
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>();

    [Fact]
    public void Event_ids_are_unique_and_in_the_engines_range()
    {
        Messages.ShouldNotBeEmpty();
        Messages.Select(message => message.EventId).ShouldBeUnique();
        Messages.ShouldAllBe(message => message.EventId >= 1000 && message.EventId < 1100);
    }

    [Fact]
    public void What_a_client_does_wrong_is_no_warning()
    {
        // Or anybody on the internet could fill the log that people are woken by.
        Messages
            .Where(message => message.Level >= LogLevel.Warning)
            .ShouldAllBe(message => !message.Message.Contains("client", StringComparison.OrdinalIgnoreCase));
    }
}
