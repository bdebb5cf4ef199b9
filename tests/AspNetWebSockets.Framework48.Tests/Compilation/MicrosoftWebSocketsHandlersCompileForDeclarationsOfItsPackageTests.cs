using AspNetWebSockets.ApiCompare.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Framework48.Tests.Compilation;

/// <summary>
/// The handlers of <c>samples/Framework48Handlers/WebSocketHandlers</c> compile unchanged against the System.Web of .NET
/// Framework 4.8 and the declarations of the package Microsoft.WebSockets in <c>tests/AspNetWebSockets.ApiCompare/Stubs</c>:
/// the package itself may not be redistributed. Our own types are compared with the same declarations.
/// </summary>
public sealed class MicrosoftWebSocketsHandlersCompileForDeclarationsOfItsPackageTests
{
    private static readonly Lazy<MetadataReference> Package = new(() =>
        MetadataReference.CreateFromImage(StubAssembly.MicrosoftWebSockets())
    );

    public static TheoryData<string> Handlers { get; } =
    [.. HandlerSources.In("Framework48Handlers/WebSocketHandlers")];

    [Theory]
    [MemberData(nameof(Handlers))]
    public void Compiles(string handler) =>
        Framework48Compilation
            .Create("Handlers", HandlerSources.Read(handler), LanguageVersion.CSharp7_3, Package.Value)
            .Messages()
            .ShouldBeEmpty();
}
