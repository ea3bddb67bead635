using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests.Services;

/// <summary>The client against a real server that wants certificates.</summary>
public sealed class FiscoClientTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("<consStatServ/>");
    private static readonly FiscoClientOptions Trusting = new() { Roots = [TestCertificates.Authority.Trusted], Timeout = TimeSpan.FromSeconds(10) };

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task An_answer_comes_back_with_its_bytes(SslProtocols protocols)
    {
        await using var desk = await Desk.Open(protocols);
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        var answered = Assert.IsType<Delivery.Answered>(await client.Send(desk.At("/answer"), FiscalService.Status, Message, default));
        Assert.Equal((200, NextStep.Operating), (answered.HttpStatus, answered.Answer!.Meaning.Step));
        var seen = Assert.Single(desk.Seen);
        Assert.Equal(TestCertificates.Own.X509.Thumbprint, seen.Certificate);
        Assert.Equal(Soap.MediaTypeOf(FiscalService.Status), seen.MediaType);
        Assert.Equal(Soap.Envelope(FiscalService.Status, Message), seen.Body);
    }

    [Fact]
    public async Task One_connection_carries_many_messages()
    {
        await using var desk = await Desk.Open();
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        for (var i = 0; i < 3; i++) Assert.IsType<Delivery.Answered>(await client.Send(desk.At("/answer"), FiscalService.Status, Message, default));
        Assert.Single(desk.Seen.Select(seen => seen.Connection).Distinct());
    }

    [Theory]
    [InlineData("/500", 500)]
    [InlineData("/garbage", 200)]
    public async Task What_is_no_answer_leaves_everything_open(string path, int status)
    {
        await using var desk = await Desk.Open();
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        var answered = Assert.IsType<Delivery.Answered>(await client.Send(desk.At(path), FiscalService.Status, Message, default));
        Assert.Equal((status, null), (answered.HttpStatus, answered.Answer));
        Assert.Contains("pode ter sido processada", answered.Diagnosis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "não aceitou o certificado")]
    [InlineData(404, "endereço do serviço mudou")]
    [InlineData(503, "pode ter sido processada")]
    [InlineData(200, "não é uma resposta")]
    public void What_cannot_be_read_is_told_by_its_HTTP_status(int status, string words) =>
        Assert.Contains(words, new Delivery.Answered(status, []).Diagnosis, StringComparison.Ordinal);

    [Fact]
    public async Task A_question_is_asked_without_a_body()
    {
        await using var desk = await Desk.Open();
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        Assert.NotNull(Assert.IsType<Delivery.Answered>(await client.Get(desk.At("/answer"), default)).Answer);
        Assert.IsType<Delivery.NotSent>(await client.Get(desk.At("/drop-read"), default));
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task A_server_that_refuses_our_certificate_got_nothing(string version)
    {
        using var desk = await OpenSsl.Server(version);
        using var client = new FiscoClient(TestCertificates.Other, Trusting);
        var refused = Assert.IsType<Delivery.NotSent>(await client.Send(desk.Url, FiscalService.Status, Message, default));
        Assert.Equal(Obstacle.ClientCertificate, refused.Obstacle);
        Assert.Contains("não aceitou o certificado", refused.Diagnosis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_server_that_refuses_our_certificate_in_silence_leaves_everything_open(SslProtocols protocols)
    {
        // Kestrel completes the handshake, looks at the certificate and hangs up.
        await using var desk = await Desk.Open(protocols);
        using var client = new FiscoClient(TestCertificates.Other, Trusting);
        var unknown = Assert.IsType<Delivery.Unknown>(await client.Send(desk.At("/answer"), FiscalService.Status, Message, default));
        Assert.Contains("recusando o certificado", unknown.Diagnosis, StringComparison.Ordinal);
        Assert.Empty(desk.Seen);
    }

    [Fact]
    public async Task A_server_of_an_unknown_authority_gets_nothing()
    {
        await using var desk = await Desk.Open();
        using var client = new FiscoClient(TestCertificates.Own);
        var refused = Assert.IsType<Delivery.NotSent>(await client.Send(desk.At("/answer"), FiscalService.Status, Message, default));
        Assert.Equal(Obstacle.ServerCertificate, refused.Obstacle);
        Assert.Contains("ICP-Brasil", refused.Diagnosis, StringComparison.Ordinal);
        Assert.Empty(desk.Seen);
    }

    [Fact]
    public async Task A_server_with_the_certificate_of_another_gets_nothing()
    {
        await using var desk = await Desk.Open(host: "nfe.example");
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        var refused = Assert.IsType<Delivery.NotSent>(await client.Send(desk.At("/answer"), FiscalService.Status, Message, default));
        Assert.Equal(Obstacle.ServerCertificate, refused.Obstacle);
        Assert.Contains("outro servidor", refused.Diagnosis, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_too_long_may_have_got_it()
    {
        await using var desk = await Desk.Open();
        using var client = new FiscoClient(TestCertificates.Own, Trusting with { Timeout = TimeSpan.FromSeconds(1) });
        var unknown = Assert.IsType<Delivery.Unknown>(await client.Send(desk.At("/slow"), FiscalService.Status, Message, default));
        Assert.Contains("não respondeu", unknown.Diagnosis, StringComparison.Ordinal);
        Assert.Single(desk.Seen);
    }

    [Theory]
    [InlineData("/drop-unread")]
    [InlineData("/drop-read")]
    [InlineData("/drop-answering")]
    public async Task A_connection_cut_after_sending_leaves_everything_open(string path)
    {
        await using var desk = await Desk.Open();
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        var unknown = Assert.IsType<Delivery.Unknown>(await client.Send(desk.At(path), FiscalService.Status, Message, default));
        Assert.Contains("caiu depois do envio", unknown.Diagnosis, StringComparison.Ordinal);
        // Nothing is ever sent twice.
        Assert.True(desk.Seen.Count <= 1);
    }

    [Fact]
    public async Task A_closed_door_got_nothing()
    {
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        var refused = Assert.IsType<Delivery.NotSent>(await client.Send(new($"https://127.0.0.1:{FreePort()}/"), FiscalService.Status, Message, default));
        Assert.Equal(Obstacle.Connection, refused.Obstacle);
    }

    [Fact]
    public async Task A_name_nobody_knows_got_nothing()
    {
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        var refused = Assert.IsType<Delivery.NotSent>(await client.Send(new("https://nfe.sefaz.invalid/"), FiscalService.Status, Message, default));
        Assert.Equal(Obstacle.Name, refused.Obstacle);
        Assert.Contains("DNS", refused.Diagnosis, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_speak_TLS_got_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var door = Task.Run(async () =>
        {
            using var caller = await listener.AcceptTcpClientAsync();
            await caller.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        });
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        var refused = Assert.IsType<Delivery.NotSent>(
            await client.Send(new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), FiscalService.Status, Message, default));
        Assert.Equal(Obstacle.Tls, refused.Obstacle);
        await door;
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_got_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new FiscoClient(TestCertificates.Own, Trusting with { ConnectTimeout = TimeSpan.FromSeconds(1) });
        var refused = Assert.IsType<Delivery.NotSent>(
            await client.Send(new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), FiscalService.Status, Message, default));
        Assert.Equal(Obstacle.Connection, refused.Obstacle);
    }

    [Fact]
    public async Task Who_gives_up_is_told_so()
    {
        await using var desk = await Desk.Open();
        using var client = new FiscoClient(TestCertificates.Own, Trusting);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Send(desk.At("/slow"), FiscalService.Status, Message, patience.Token));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
