namespace System.Web;

/// <summary>Asynchronous handlers of the events before the handler.</summary>
public partial class HttpApplication
{
    /// <summary>Adds an asynchronous handler of <see cref="BeginRequest"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnBeginRequestAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.BeginRequest, bh, eh, state: null);

    /// <inheritdoc cref="AddOnBeginRequestAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnBeginRequestAsync(BeginEventHandler beginHandler, EndEventHandler endHandler, object? state) =>
        Steps.Add(ApplicationEvent.BeginRequest, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="AuthenticateRequest"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnAuthenticateRequestAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.AuthenticateRequest, bh, eh, state: null);

    /// <inheritdoc cref="AddOnAuthenticateRequestAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnAuthenticateRequestAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.AuthenticateRequest, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PostAuthenticateRequest"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostAuthenticateRequestAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostAuthenticateRequest, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostAuthenticateRequestAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostAuthenticateRequestAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PostAuthenticateRequest, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="AuthorizeRequest"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnAuthorizeRequestAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.AuthorizeRequest, bh, eh, state: null);

    /// <inheritdoc cref="AddOnAuthorizeRequestAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnAuthorizeRequestAsync(BeginEventHandler beginHandler, EndEventHandler endHandler, object? state) =>
        Steps.Add(ApplicationEvent.AuthorizeRequest, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PostAuthorizeRequest"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostAuthorizeRequestAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostAuthorizeRequest, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostAuthorizeRequestAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostAuthorizeRequestAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PostAuthorizeRequest, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="ResolveRequestCache"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnResolveRequestCacheAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.ResolveRequestCache, bh, eh, state: null);

    /// <inheritdoc cref="AddOnResolveRequestCacheAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnResolveRequestCacheAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.ResolveRequestCache, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PostResolveRequestCache"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostResolveRequestCacheAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostResolveRequestCache, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostResolveRequestCacheAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostResolveRequestCacheAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PostResolveRequestCache, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="MapRequestHandler"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnMapRequestHandlerAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.MapRequestHandler, bh, eh, state: null);

    /// <inheritdoc cref="AddOnMapRequestHandlerAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnMapRequestHandlerAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.MapRequestHandler, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PostMapRequestHandler"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostMapRequestHandlerAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostMapRequestHandler, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostMapRequestHandlerAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostMapRequestHandlerAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PostMapRequestHandler, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="AcquireRequestState"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnAcquireRequestStateAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.AcquireRequestState, bh, eh, state: null);

    /// <inheritdoc cref="AddOnAcquireRequestStateAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnAcquireRequestStateAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.AcquireRequestState, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PostAcquireRequestState"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostAcquireRequestStateAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostAcquireRequestState, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostAcquireRequestStateAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostAcquireRequestStateAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PostAcquireRequestState, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PreRequestHandlerExecute"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPreRequestHandlerExecuteAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PreRequestHandlerExecute, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPreRequestHandlerExecuteAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPreRequestHandlerExecuteAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PreRequestHandlerExecute, beginHandler, endHandler, state);
}
