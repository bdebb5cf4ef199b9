using Microsoft.AspNetCore.Mvc.ApplicationModels;
using ActionContext = Microsoft.AspNetCore.Mvc.ActionContext;

namespace System.Web.Mvc;

/// <summary>An action of MVC while ASP.NET Core runs it. A WebSocket handler may keep it through its controller; ASP.NET Core's part is let go then.</summary>
internal sealed class MvcInvocation(ActionContext core, ActionDescriptor action)
{
    private ActionContext? _core = core;

    internal ActionDescriptor Action => action;

    /// <summary>The action as ASP.NET Core has it.</summary>
    /// <exception cref="InvalidOperationException">The request was answered.</exception>
    internal ActionContext Core =>
        _core
        ?? throw new InvalidOperationException(
            "The request was answered, or has become a WebSocket: there are no addresses and results any more."
        );

    internal void End() => _core = null;

    /// <summary>Leaves the description of an action where <see cref="MvcRequest"/> finds it.</summary>
    internal static void Describe(ActionModel model, ActionDescriptor descriptor) =>
        model.Properties[typeof(ActionDescriptor)] = descriptor;

    internal static ActionDescriptor DescriptionOf(ActionContext core) =>
        (ActionDescriptor)core.ActionDescriptor.Properties[typeof(ActionDescriptor)]!;
}
