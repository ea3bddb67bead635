using Biela.Contracts.Auth;
using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Auth;

public sealed class RegistrationTests : AuthTest
{
    private static RegisterOrganization.Request Request(
        string cnpj = "7K.4M2.R9X/0001-60", string email = "celina@oficina.com.br", string password = Password, string? zone = null) =>
        new("Retífica Vale do Cobre Ltda.", "Vale do Cobre", Cnpj.Parse(cnpj), new("Celina Aguiar", Email.Parse(email), password), zone);

    private async Task<RegisterOrganization.Response> Register(RegisterOrganization.Request request)
    {
        Tenant = Guid.Empty;
        return (await CallAlone<Created<RegisterOrganization.Response>>(RegisterOrganization.Handle, request)).Value!;
    }

    [Fact]
    public async Task Registering_makes_the_shop_and_its_owner_and_tells_everybody()
    {
        var made = await Register(Request(zone: "America/Manaus"));
        var ticket = await LogIn("Celina");
        Assert.Equal(new Door(made.OrganizationId, "Vale do Cobre", Role.Owner, "America/Manaus"), ticket.Organization);
        Tenant = made.OrganizationId;
        Assert.Equal([new OrganizationRegistered(made.OrganizationId, "Retífica Vale do Cobre Ltda.", "Vale do Cobre", "7K4M2R9X000160", "America/Manaus")],
            await Published<OrganizationRegistered>());
        var joined = Assert.Single(await Published<MemberJoined>());
        Assert.Equal((made.UserId, "Celina Aguiar", "celina@oficina.com.br", "Owner"), (joined.UserId, joined.Name, joined.Email, joined.Role));
        Assert.Equal([made.OrganizationId, made.OrganizationId], await Do((db, _) => db.Outbox.Select(m => m.Tenant).ToListAsync()));
    }

    [Fact]
    public async Task A_cnpj_registers_once()
    {
        await Register(Request());
        Assert.Equal("cnpj-taken", (await Refused(() => Register(Request(email: "outra@oficina.com.br")))).Code);
        Assert.Equal(1, await Do((db, _) => db.Users.CountAsync()));
    }

    [Fact]
    public async Task The_database_refuses_the_second_of_two_simultaneous_registrations()
    {
        await Shop();
        var twin = Organization.Register("Outra", "Outra", Cnpj.Parse("7K.4M2.R9X/0001-60"), "America/Sao_Paulo", Clock.Now);
        var error = await Assert.ThrowsAsync<DbUpdateException>(() => Do((db, _) => { db.Add(twin); return Task.CompletedTask; }));
        Assert.True(Storage.IsDuplicate(error));
    }

    [Fact]
    public async Task An_owner_opens_a_second_shop_with_the_password_they_have_and_nobody_else_does()
    {
        var first = await Register(Request());
        Assert.Equal("invalid-login", (await Refused(() => Register(Request("B6.H1N.8P3/0001-43", password: "uma senha inventada")))).Code);
        var second = await Register(Request("B6.H1N.8P3/0001-43"));
        Assert.Equal(first.UserId, second.UserId);
        Assert.Equal(2, (await LogIn("Celina")).Organizations.Count);
    }

    [Fact]
    public async Task An_unknown_time_zone_is_refused() =>
        Assert.Equal((400, "invalid"), await Refused(() => Register(Request(zone: "Marte/Olimpo"))) is var e ? (e.Status, e.Code) : default);
}
