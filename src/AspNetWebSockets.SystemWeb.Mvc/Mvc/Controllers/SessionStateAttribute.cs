using System.Web.SessionState;

namespace System.Web.Mvc;

/// <summary>How the requests of a controller take part in their session. Without it they do so alone, one after another.</summary>
/// <param name="behavior">How.</param>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.sessionstateattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public sealed class SessionStateAttribute(SessionStateBehavior behavior) : Attribute
{
    /// <summary>How.</summary>
    public SessionStateBehavior Behavior { get; } = behavior;
}
