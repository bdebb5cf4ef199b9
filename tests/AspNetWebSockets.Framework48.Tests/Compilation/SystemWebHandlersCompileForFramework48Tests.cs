using AspNetWebSockets.ApiCompare.Compilation;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Framework48.Tests.Compilation;

/// <summary>
/// The handlers of <c>samples/Framework48Handlers/SystemWeb</c>, of <c>samples/ClassicHandlers</c> and of
/// <c>samples/Minimal</c>, which this solution compiles against its own System.Web types, compile unchanged, each by
/// itself, against those of .NET Framework 4.8.
/// </summary>
public sealed class SystemWebHandlersCompileForFramework48Tests
{
    /// <summary>Those whose style is of C# 6 or 7; the others have the language of .NET Framework 4.5.</summary>
    private static readonly string[] NeedCSharp7 =
    [
        "DuplexHandler",
        "Echo",
        "FragmentHandler",
        "PriceHandler",
        "RoomHandler",
    ];

    public static TheoryData<string> Handlers { get; } =
    [.. HandlerSources.In("Framework48Handlers/SystemWeb"), .. HandlerSources.In("ClassicHandlers"), "Minimal/Echo.cs"];

    [Fact]
    public void They_are_more_than_twenty() => Handlers.Count.ShouldBeGreaterThan(20);

    [Theory]
    [MemberData(nameof(Handlers))]
    public void Compiles(string handler) =>
        Framework48Compilation
            .Create("Handlers", HandlerSources.Read(handler), Version(handler))
            .Messages()
            .ShouldBeEmpty();

    /// <summary>The check itself can fail: a member that 4.8 does not have is refused.</summary>
    [Fact]
    public void What_48_does_not_have_does_not_compile() =>
        Framework48Compilation
            .Create(
                "Handlers",
                [
                    KeyValuePair.Create(
                        "C.cs",
                        "class C { object M(System.Web.HttpContext c) { return c.WebSocketIsModern; } }"
                    ),
                ],
                LanguageVersion.CSharp7_3
            )
            .Messages()
            .ShouldContain("CS1061");

    private static LanguageVersion Version(string handler) =>
        NeedCSharp7.Contains(Path.GetFileNameWithoutExtension(handler), StringComparer.Ordinal)
            ? LanguageVersion.CSharp7_3
            : LanguageVersion.CSharp5;
}
