using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace System.Web;

/// <summary>
/// The methods of an application that are found by their names, as those of <c>Global.asax</c>: <c>Application_BeginRequest</c>,
/// <c>Session_Start</c>, <c>ModuleName_EventName</c>. They return nothing, and have no parameters or those of an event.
/// </summary>
internal sealed class NamedMethods
{
    internal const DynamicallyAccessedMemberTypes Needed =
        DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

    private readonly List<(string Target, string Event, MethodInfo Method)> _methods = [];

    internal NamedMethods([DynamicallyAccessedMembers(Needed)] Type type)
    {
        foreach (
            MethodInfo method in type.GetMethods(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            )
        )
        {
            int underscore = method.Name.IndexOf('_', StringComparison.Ordinal);
            if (underscore > 0 && method.ReturnType == typeof(void) && IsEventHandler(method.GetParameters()))
            {
                string name = method.Name[(underscore + 1)..];
                _methods.Add(
                    (
                        method.Name[..underscore],
                        name.StartsWith("On", StringComparison.OrdinalIgnoreCase) ? name[2..] : name,
                        method
                    )
                );
            }
        }
    }

    internal bool Has(string target, string name) => Find(target, name) is not null;

    /// <summary>Calls a method; nothing when there is none.</summary>
    internal void Call(HttpApplication application, string target, string name)
    {
        if (Find(target, name) is { } method)
        {
            ToHandler(application, method)(application, EventArgs.Empty);
        }
    }

    /// <summary>Adds the methods to the events that they name.</summary>
    internal void Hook(HttpApplication application, IReadOnlyList<ModuleDefinition> modules)
    {
        foreach ((string target, string name, MethodInfo method) in _methods)
        {
            if (!Is(target, "Application"))
            {
                Hook(application, modules, target, name, method);
            }
            else if (Is(name, "Disposed"))
            {
                application.Disposed += ToHandler(application, method);
            }
            else if (Enum.TryParse(name, ignoreCase: true, out ApplicationEvent at) && !char.IsAsciiDigit(name[0]))
            {
                application.Steps.Add(at, ToHandler(application, method));
            }
        }
    }

    private static void Hook(
        HttpApplication application,
        IReadOnlyList<ModuleDefinition> modules,
        string target,
        string name,
        MethodInfo method
    )
    {
        ModuleDefinition? definition = modules.FirstOrDefault(candidate => Is(candidate.Name, target));
        if (definition?.Type.GetEvents().FirstOrDefault(candidate => Is(candidate.Name, name)) is { } raised)
        {
            EventHandler handler = ToHandler(application, method);
            raised.AddEventHandler(
                application.Modules[definition.Name],
                raised.EventHandlerType == typeof(EventHandler)
                    ? handler
                    : Delegate.CreateDelegate(raised.EventHandlerType!, handler.Target, handler.Method)
            );
        }
    }

    private static bool IsEventHandler(ParameterInfo[] parameters) =>
        parameters.Length == 0
        || parameters is [{ ParameterType: var sender }, { ParameterType: var arguments }]
            && sender == typeof(object)
            && arguments == typeof(EventArgs);

    private static EventHandler ToHandler(HttpApplication application, MethodInfo method)
    {
        object? target = method.IsStatic ? null : application;
        if (method.GetParameters().Length > 0)
        {
            return method.CreateDelegate<EventHandler>(target);
        }

        Action action = method.CreateDelegate<Action>(target);
        return (_, _) => action();
    }

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private MethodInfo? Find(string target, string name) =>
        _methods.Find(candidate => Is(candidate.Target, target) && Is(candidate.Event, name)).Method;
}
