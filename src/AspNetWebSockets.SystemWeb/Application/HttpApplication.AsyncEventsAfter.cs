namespace System.Web;

/// <summary>Asynchronous handlers of the events after the handler.</summary>
public partial class HttpApplication
{
    /// <summary>Adds an asynchronous handler of <see cref="PostRequestHandlerExecute"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostRequestHandlerExecuteAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostRequestHandlerExecute, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostRequestHandlerExecuteAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostRequestHandlerExecuteAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PostRequestHandlerExecute, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="ReleaseRequestState"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnReleaseRequestStateAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.ReleaseRequestState, bh, eh, state: null);

    /// <inheritdoc cref="AddOnReleaseRequestStateAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnReleaseRequestStateAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.ReleaseRequestState, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PostReleaseRequestState"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostReleaseRequestStateAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostReleaseRequestState, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostReleaseRequestStateAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostReleaseRequestStateAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PostReleaseRequestState, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="UpdateRequestCache"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnUpdateRequestCacheAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.UpdateRequestCache, bh, eh, state: null);

    /// <inheritdoc cref="AddOnUpdateRequestCacheAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnUpdateRequestCacheAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.UpdateRequestCache, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PostUpdateRequestCache"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostUpdateRequestCacheAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostUpdateRequestCache, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostUpdateRequestCacheAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostUpdateRequestCacheAsync(
        BeginEventHandler beginHandler,
        EndEventHandler endHandler,
        object? state
    ) => Steps.Add(ApplicationEvent.PostUpdateRequestCache, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="LogRequest"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnLogRequestAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.LogRequest, bh, eh, state: null);

    /// <inheritdoc cref="AddOnLogRequestAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnLogRequestAsync(BeginEventHandler beginHandler, EndEventHandler endHandler, object? state) =>
        Steps.Add(ApplicationEvent.LogRequest, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="PostLogRequest"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnPostLogRequestAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.PostLogRequest, bh, eh, state: null);

    /// <inheritdoc cref="AddOnPostLogRequestAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnPostLogRequestAsync(BeginEventHandler beginHandler, EndEventHandler endHandler, object? state) =>
        Steps.Add(ApplicationEvent.PostLogRequest, beginHandler, endHandler, state);

    /// <summary>Adds an asynchronous handler of <see cref="EndRequest"/>; the steps that follow wait for it.</summary>
    /// <param name="bh">Begins it.</param>
    /// <param name="eh">Ends it.</param>
    public void AddOnEndRequestAsync(BeginEventHandler bh, EndEventHandler eh) =>
        Steps.Add(ApplicationEvent.EndRequest, bh, eh, state: null);

    /// <inheritdoc cref="AddOnEndRequestAsync(BeginEventHandler, EndEventHandler)" path="/summary"/>
    /// <param name="beginHandler">Begins it.</param>
    /// <param name="endHandler">Ends it.</param>
    /// <param name="state">Handed to <paramref name="beginHandler"/>.</param>
    public void AddOnEndRequestAsync(BeginEventHandler beginHandler, EndEventHandler endHandler, object? state) =>
        Steps.Add(ApplicationEvent.EndRequest, beginHandler, endHandler, state);
}
