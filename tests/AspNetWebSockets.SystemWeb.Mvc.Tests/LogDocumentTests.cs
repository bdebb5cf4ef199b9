using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests;

/// <summary>The log messages of all packages, and docs/logging.md, which lists them. Here, as this project sees all packages.</summary>
public sealed class LogDocumentTests
{
    private static readonly string[] Packages =
    [
        "AspNetWebSockets.Protocol",
        "AspNetWebSockets.Transport",
        "AspNetWebSockets",
        "AspNetWebSockets.SystemWeb",
        "AspNetWebSockets.SystemWeb.Mvc",
    ];

    private static IEnumerable<LoggerMessageAttribute> Messages =>
        Packages
            .SelectMany(static package => Assembly.Load(package).GetTypes())
            .SelectMany(static type =>
                type.GetMethods(
                    BindingFlags.Static
                        | BindingFlags.Instance
                        | BindingFlags.Public
                        | BindingFlags.NonPublic
                        | BindingFlags.DeclaredOnly
                )
            )
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>();

    [Fact]
    public void An_event_id_is_one_event_in_all_packages() =>
        Messages.Select(static message => message.EventId).ShouldBeUnique();

    [Fact]
    public async Task The_document_lists_every_event_as_it_is()
    {
        string[] document = await File.ReadAllLinesAsync(DocumentPath(), TestContext.Current.CancellationToken);
        string[] listed =
        [
            .. document.SkipWhile(static line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1),
        ];
        string[] expected =
        [
            .. Messages
                .OrderBy(static message => message.EventId)
                .Select(static message => $"| {message.EventId} | {message.Level} | {message.Message} |"),
        ];
        expected.Except(listed, StringComparer.Ordinal).ShouldBeEmpty("missing in docs/logging.md");
        listed.ShouldBe(expected, "in docs/logging.md and in no package, or not in the order of the ids");
    }

    private static string DocumentPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "logging.md");
}
