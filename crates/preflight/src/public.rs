//! Which hosts are asked: those of the public web, not this computer or the network that it is in. A link in a stranger's
//! deck must not make a request to a printer, a router or a service that trusts whoever is near.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Where links may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// The public web.
    #[default]
    Public,
    /// This computer and private networks, too. For tests.
    Anywhere,
}

/// Looks names up, and refuses those that lead to an address which is not public.
#[derive(Debug)]
pub(crate) struct PublicOnly {
    reach: Reach,
    inner: DefaultResolver,
}

impl PublicOnly {
    pub fn new(reach: Reach) -> Self {
        Self { reach, inner: DefaultResolver::default() }
    }
}

impl Resolver for PublicOnly {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if self.reach == Reach::Public && found.iter().any(|address| !is_public(address.ip())) {
            return Err(Error::Other(Box::new(NotPublic)));
        }
        Ok(found)
    }
}

/// The address is none of the public web.
#[derive(Debug)]
pub(crate) struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("it is an address within a computer or a private network")
    }
}

impl std::error::Error for NotPublic {}

/// Whether an address belongs to the public internet (RFC 6890, and the registries that it set up).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_of_protocols = (a, b, c) == (192, 0, 0);
    let is_of_benchmarks = a == 198 && (18..20).contains(&b);
    let is_reserved = a == 0 || a >= 240;
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || is_shared
        || is_of_protocols
        || is_of_benchmarks
        || is_reserved)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let [.., high, low] = parts;
    let inner = Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    let is_mapped = address.to_ipv4_mapped().is_some();
    let is_translated = parts[..6] == [0x64, 0xff9b, 0, 0, 0, 0];
    if is_mapped || is_translated {
        return is_public_v4(inner);
    }
    let is_given_out = parts[0] & 0xe000 == 0x2000;
    let is_documentation = parts[..2] == [0x2001, 0xdb8];
    is_given_out && !is_documentation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_networks_are_told_from_the_public_web() {
        for (address, public) in [
            ("4.31.198.44", true),
            ("127.0.0.1", false),
            ("10.1.2.3", false),
            ("172.20.0.1", false),
            ("192.168.1.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("0.0.0.0", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("2001:1900:3001:11::2c", true),
            ("::1", false),
            ("::", false),
            ("fe80::1", false),
            ("fd00::1", false),
            ("2001:db8::1", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:4.31.198.44", true),
            ("64:ff9b::a00:1", false),
            ("64:ff9b::41f:c62c", true),
        ] {
            assert_eq!(is_public(address.parse().unwrap()), public, "{address}");
        }
    }
}
