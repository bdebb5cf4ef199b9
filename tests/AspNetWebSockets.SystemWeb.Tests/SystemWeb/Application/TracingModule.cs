using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Application;

/// <summary>Notes every event of a request in its items, and raises one of its own.</summary>
internal sealed class TracingModule : IHttpModule
{
    public event EventHandler? Noted;

    public void Init(HttpApplication context)
    {
        context.BeginRequest += Note;
        context.AuthenticateRequest += Note;
        context.PostAuthenticateRequest += Note;
        context.AuthorizeRequest += Note;
        context.PostAuthorizeRequest += Note;
        context.ResolveRequestCache += Note;
        context.PostResolveRequestCache += Note;
        context.MapRequestHandler += Note;
        context.PostMapRequestHandler += Note;
        context.AcquireRequestState += Note;
        context.PostAcquireRequestState += Note;
        context.PreRequestHandlerExecute += Note;
        context.PostRequestHandlerExecute += Note;
        context.ReleaseRequestState += Note;
        context.PostReleaseRequestState += Note;
        context.UpdateRequestCache += Note;
        context.PostUpdateRequestCache += Note;
        context.LogRequest += Note;
        context.PostLogRequest += Note;
        context.EndRequest += Note;
    }

    public void Dispose() { }

    /// <summary>The notes of a request.</summary>
    internal static List<string> Notes(HttpContext context)
    {
        if (context.Items[typeof(TracingModule)] is not List<string> notes)
        {
            notes = [];
            context.Items[typeof(TracingModule)] = notes;
        }

        return notes;
    }

    private void Note(object? sender, EventArgs e)
    {
        HttpContext context = ((HttpApplication)sender!).Context;
        context.ShouldBeSameAs(HttpContext.Current);
        Notes(context).Add((context.IsPostNotification ? "Post" : "") + context.CurrentNotification);
        if (context.CurrentNotification == RequestNotification.BeginRequest)
        {
            Noted?.Invoke(this, EventArgs.Empty);
        }
    }
}
