using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>The document around <see cref="BlazorCounter"/>, whose circuit is a WebSocket.</summary>
[Route("/")]
public sealed class BlazorPage : ComponentBase
{
    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!doctype html>");
        builder.OpenElement(1, "html");
        builder.AddMarkupContent(2, "<head><base href='/' /><link rel='icon' href='data:,' /></head>");
        builder.OpenElement(3, "body");
        builder.OpenComponent<BlazorCounter>(4);
        builder.AddComponentRenderMode(new InteractiveServerRenderMode(prerender: false));
        builder.CloseComponent();
        builder.AddMarkupContent(5, "<script src='_framework/blazor.web.js'></script>");
        builder.CloseElement();
        builder.CloseElement();
    }
}
