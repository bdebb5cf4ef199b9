<%@ Application Codebehind="Global.asax.cs" Inherits="LegacySite.WebApiApplication" Language="C#" %>
