using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>Counts clicks, and shows what is typed, both on the server.</summary>
public sealed class BlazorCounter : ComponentBase
{
    private int _clicks;
    private string _typed = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => _clicks++));
        builder.AddContent(2, "click");
        builder.CloseElement();
        builder.OpenElement(3, "output");
        builder.AddContent(4, _clicks.ToString(CultureInfo.InvariantCulture));
        builder.CloseElement();
        builder.OpenElement(5, "input");
        builder.AddAttribute(
            6,
            "oninput",
            EventCallback.Factory.Create<ChangeEventArgs>(this, change => _typed = $"{change.Value}")
        );
        builder.CloseElement();
        builder.OpenElement(7, "p");
        builder.AddContent(8, $"{_typed.Length} characters: {_typed}");
        builder.CloseElement();
    }
}
